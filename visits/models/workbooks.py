"""What delegations write down, brought as a spreadsheet."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Record

from ..querysets import WorkbookQuerySet, WorkbookRowQuerySet
from .visits import Visit


class Workbook(Record):
    """A notebook brought as a spreadsheet; the delegation's only.

    First it is kept and its columns looked at, then its lines are brought in, once.
    """

    kind = "workbook"
    prefix = "W"
    searchable = ()

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="workbooks")
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100, blank=True)
    # Columns as people corrected them: letter to field, or to nothing.
    mapping = models.JSONField(default=dict)
    read = models.PositiveIntegerField(default=0)
    imported = models.PositiveIntegerField(default=0)
    # Of the rows the portal gave out: how many lines they changed, how many not.
    changed = models.PositiveIntegerField(default=0)
    untouched = models.PositiveIntegerField(default=0)
    brought_in_at = models.DateTimeField(null=True)

    objects = WorkbookQuerySet.as_manager()

    class Meta:
        verbose_name = _("Workbook")

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("visits:workbook", args=[self.visit.ref, self.ref])


class WorkbookRow(Link):
    """A row kept back from a workbook until it is repaired, or set aside."""

    ends = ("workbook",)

    workbook = models.ForeignKey(Workbook, models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    # The words as they stood, by field; other columns' by their heading.
    words = models.JSONField(default=dict)
    other = models.JSONField(default=dict)
    # The line that the portal gave out in this row, and in which version; or nothing.
    line = models.CharField(max_length=16, blank=True)
    version = models.CharField(max_length=100, blank=True)
    # The letter of each field's column.
    columns = models.JSONField(default=dict)
    stored_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = WorkbookRowQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="workbook_has_a_row_once", fields=["workbook", "number"]
            ),
            models.CheckConstraint(
                name="workbook_row_is_stored_or_set_aside",
                condition=models.Q(stored_at=None) | models.Q(set_aside_at=None),
            ),
        ]
