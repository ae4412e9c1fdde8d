"""Markings, the records that bear them, and the ties between records."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Classification, Community, Entity
from ctportal.reference.models import State

from .. import audiences
from ..querysets import MarkingQuerySet, RecordQuerySet
from .audiences import Audience


class Marking(models.Model):
    """What decides who may read one record.

    `classified_as` is what its holder chose; `classification` is what is shown, which a
    confidentiality request may have raised.
    """

    app_may = (
        "SELECT, INSERT,"
        " UPDATE (classified_as, circle_id, state_id, handling, review_on)"
    )

    class PassingOn(models.TextChoices):
        FREELY = audiences.FREELY, _("freely")
        AGREED = audiences.AGREED, _("not without the originator’s agreement")
        NEVER = audiences.NEVER, _("not at all")

    ref = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=32)
    state = models.ForeignKey(State, models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    classified_as = models.SmallIntegerField(choices=Classification)
    classification = models.SmallIntegerField(choices=Classification)
    # A draft is read by its circle alone, the delegation of a visit for instance.
    circle = models.ForeignKey(Community, models.PROTECT, null=True, related_name="+")
    audience = models.ForeignKey(Audience, models.PROTECT, related_name="+")
    # How to handle it beyond its classification, as printed beside it.
    handling = models.CharField(_("handling"), max_length=200, blank=True)
    # Somebody looks at the classification again; nothing reopens by itself.
    review_on = models.DateField(_("review the classification on"), null=True)
    # From whom it was received, and what they said of passing it on.
    originator = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="+")
    passing_on = models.CharField(
        max_length=9, choices=PassingOn, default=PassingOn.FREELY
    )

    objects = MarkingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["audience", "kind"])]

    def __str__(self):
        return self.ref

    @property
    def marking(self):
        """Itself: markings and records are asked alike."""
        return self


class Record(models.Model):
    """Anything with a marking.

    Each model says its kind, its ref's prefix, the fields that search finds it by and
    those whose value can be sealed.
    """

    app_may = "SELECT, INSERT, UPDATE"
    kind = ""
    prefix = "R"
    searchable = ("title",)
    # Fields that the record can do without: each may be taken out and locked away.
    sealable = ()
    # Fields that say in other words what one of those says, and are sealed with it.
    sealed_with: ClassVar[dict] = {}
    # Foreign keys to markings without which the record is not read either.
    within = ()
    # What else must be so for it to be read, in SQL: as its `readable_by` asks too.
    read_if = ""

    marking = models.OneToOneField(
        Marking, models.PROTECT, primary_key=True, related_name="+"
    )
    ref = models.CharField(max_length=16, unique=True, editable=False)
    audience = models.ForeignKey(
        Audience, models.PROTECT, related_name="+", editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # The fields whose values are locked away, for everybody to know.
    sealed = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, editable=False
    )
    language = models.CharField(
        _("language"), max_length=8, choices=settings.LANGUAGES, default="en"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return getattr(self, "title", "") or self.ref

    def save(self, *args, update_fields=None, **options):
        """Write the row, unless a sealed value would go back into it in clear."""
        written = self.sealed if update_fields is None else {*update_fields}
        if any(
            getattr(self, name) != self.emptied(name)
            for name in self.sealed
            if name in written
        ):
            raise ValueError(f"A sealed value of {self.ref} is written in clear.")
        super().save(*args, update_fields=update_fields, **options)

    @property
    def kind_name(self) -> str:
        """What people call records of this kind."""
        return self._meta.verbose_name

    @cached_property
    def holder(self):
        return self.marking.holder

    @property
    def classification(self):
        return self.marking.classification

    @cached_property
    def opened(self) -> dict:
        """The sealed values that were put back for this reader, by field."""
        return {}

    @property
    def not_shared(self) -> list[str]:
        """The fields whose values this reader does not have."""
        return [name for name in self.sealed if name not in self.opened]

    @property
    def version_read(self) -> str:
        """The version of all this reader has: the row's and each sealed value's."""
        opened = [self.opened[name] for name in self.sealed if name in self.opened]
        return ".".join(str(part.version) for part in [self, *opened])

    def consequences(self, fields) -> dict:
        """What else of it changes when these fields do; nothing, unless a kind says so.

        Asked by the action that changes records, so that a form, the API and a former
        value taken back are followed alike.
        """
        return {}

    @classmethod
    def emptied(cls, name):
        """What stands in the row for a field whose value is locked away."""
        return cls._meta.get_field(name).get_default()


class Link(models.Model):
    """A tie between records, or a fact of one; seen by who may read every end.

    `ends` names the foreign keys to the records.  Who holds the first end may write;
    with `holder_only`, nobody else even reads.
    """

    app_may = "SELECT, INSERT, UPDATE, DELETE"
    ends = ()
    holder_only = False

    class Meta:
        abstract = True
