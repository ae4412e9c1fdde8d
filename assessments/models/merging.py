"""Duplicates that were made one, and how each is taken apart again."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.by_two import ByTwo

from ..querysets import MergeQuerySet


class Merge(Record):
    """A record was found to be another one told twice: what hung on it hangs on that.

    Nothing is lost: each move is written down, and is taken back when the two are
    taken apart.
    """

    kind = "merge"
    prefix = "MG"
    searchable = ()
    within = ("kept", "merged")

    kept = models.ForeignKey(Marking, models.PROTECT, related_name="merged_here")
    merged = models.ForeignKey(Marking, models.PROTECT, related_name="merges")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    undone_at = models.DateTimeField(null=True, editable=False)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Merge of duplicates")
        indexes = [models.Index(fields=["kept"])]
        constraints = [
            models.UniqueConstraint(
                name="record_is_merged_once_at_a_time",
                fields=["merged"],
                condition=Q(undone_at=None),
            ),
            models.CheckConstraint(
                name="record_is_merged_into_another",
                condition=~Q(kept=models.F("merged")),
            ),
        ]

    def __str__(self):
        return f"{self.merged.ref} → {self.kept.ref}"

    def get_absolute_url(self):
        return reverse("assessments:merge", args=[self.ref])


class MergedRow(Link):
    """A row that went from the merged record to the kept one, by its own number."""

    app_may = "SELECT"
    ends = ("merge",)
    holder_only = True

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="rows")
    table = models.CharField(max_length=63)
    column = models.CharField(max_length=63)
    row = models.BigIntegerField()


class MergedMark(Link):
    """Something of the kept record's marking that became stricter by the merge."""

    app_may = "SELECT, INSERT"
    ends = ("merge",)
    holder_only = True

    class What(models.TextChoices):
        CLASSIFICATION = "classification", _("classification")
        REQUEST = "request", _("confidentiality request")
        RELEASE = "release", _("release")
        CONSENT = "consent", _("consent")

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="marks")
    what = models.CharField(max_length=16, choices=What)
    # The row it is of, where it is of one.
    row = models.BigIntegerField(null=True)
    former = models.CharField(max_length=20, blank=True)


class Unmerging(ByTwo, Link):
    """Somebody proposes to take the two apart: more may read one of them then."""

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"
    ends = ("merge",)
    holder_only = True

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="unmergings")

    class Meta(ByTwo.Meta):
        abstract = False
