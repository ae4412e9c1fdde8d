"""Markings, the records that bear them, and the ties between records."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Classification, Community, Entity
from ctportal.reference.models import State

from ..querysets import MarkingQuerySet, RecordQuerySet
from .audiences import Audience


class Marking(models.Model):
    """What decides who may read one record.

    `classified_as` is what its holder chose; `classification` is what is shown, which a
    confidentiality request may have raised.
    """

    app_may = "SELECT, INSERT, UPDATE (classified_as, consent, circle_id, state_id)"

    class Consent(models.TextChoices):
        NOT_ASKED = "not-asked", _("not asked")
        FULL = "full", _("full")
        PARTIAL = "partial", _("partial")
        WITHHELD = "withheld", _("withheld")

    ref = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=32)
    state = models.ForeignKey(State, models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    classified_as = models.SmallIntegerField(choices=Classification)
    classification = models.SmallIntegerField(choices=Classification)
    consent = models.CharField(max_length=9, choices=Consent, default=Consent.NOT_ASKED)
    # A draft is read by its circle alone, the delegation of a visit for instance.
    circle = models.ForeignKey(Community, models.PROTECT, null=True, related_name="+")
    audience = models.ForeignKey(Audience, models.PROTECT, related_name="+")

    objects = MarkingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["audience", "kind"])]

    def __str__(self):
        return self.ref


class Record(models.Model):
    """Anything with a marking.  Its kind, its ref's prefix and the fields that search
    finds it by are said by each model."""

    app_may = "SELECT, INSERT, UPDATE"
    kind = ""
    prefix = "R"
    searchable = ("title",)

    marking = models.OneToOneField(
        Marking, models.PROTECT, primary_key=True, related_name="+"
    )
    ref = models.CharField(max_length=16, unique=True, editable=False)
    audience = models.ForeignKey(
        Audience, models.PROTECT, related_name="+", editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
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

    @cached_property
    def holder(self):
        return self.marking.holder

    @property
    def classification(self):
        return self.marking.classification


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
