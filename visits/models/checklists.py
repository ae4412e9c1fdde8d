"""What is to be done before and after a visit, and by which day."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link
from ctportal.reference.models import Dated, Named

from ..sets import ItemQuerySet
from .visits import Visit


class Counted(models.Model):
    """A day counted from the first or the last one of a visit; before it when less
    than nothing."""

    class From(models.TextChoices):
        FIRST_DAY = "first", _("the visit’s first day")
        LAST_DAY = "last", _("the visit’s last day")

    counted_from = models.CharField(
        _("counted from"), max_length=5, choices=From, default=From.FIRST_DAY
    )
    days = models.SmallIntegerField(
        _("days"), help_text=_("Before that day with a minus: -30")
    )

    class Meta:
        abstract = True

    @property
    def is_from_first(self) -> bool:
        return self.counted_from == self.From.FIRST_DAY

    def due_in(self, visit):
        """The day it is due, as the days of a visit now are."""
        day = visit.begins_on if self.is_from_first else visit.ends_on
        return day + timedelta(days=self.days)


class ChecklistTemplate(Named, Dated, Counted):
    """Something to be done for every visit agreed while this is in force.

    Two heads' visits have tasks of their own: the joint report and outreach (joint
    report, 14 d, follow-up c).
    """

    app_may = "SELECT, INSERT, UPDATE (begins_on, ends_on)"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=40)
    is_of_heads = models.BooleanField(
        _("only for visits of the two heads"), default=False
    )

    class Meta(Dated.Meta):
        ordering = ["counted_from", "days", "pk"]


class ChecklistItem(Counted, Link):
    """One thing to be done for one visit; only its office's people see it."""

    ends = ("visit",)
    holder_only = True

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="checklist")
    template = models.ForeignKey(ChecklistTemplate, models.PROTECT, related_name="+")
    due_on = models.DateField()
    # Done on that day or, with a reason, not needed.
    settled_on = models.DateField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    is_needed = models.BooleanField(default=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="checklist_item_is_settled_by_somebody",
                condition=models.Q(settled_on=None, settled_by=None)
                | models.Q(settled_on__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(
                name="checklist_item_not_needed_says_why",
                condition=models.Q(is_needed=True) | ~models.Q(reason=""),
            ),
        ]

    @property
    def name(self) -> str:
        return self.template.name
