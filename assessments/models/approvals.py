"""Which kinds of assessment the Committee approves."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.people.by_two import ByTwo
from ctportal.reference.models import Dated

from .assessments import Assessment


class Approval(Dated):
    """Assessments of a kind go before the Committee, in these days.

    Where sources differ, as on the Detailed Implementation Survey, there is no such row
    until it is decided.
    """

    # It changes by what two people confirmed, see `approvals/approvals.sql`.
    app_may = "SELECT"

    type = models.CharField(_("kind"), max_length=16, choices=Assessment.Type)
    source = models.CharField(_("paragraph or decision"), max_length=120)

    class Meta(Dated.Meta):
        ordering = ["type", "begins_on", "pk"]

    def __str__(self):
        return self.get_type_display()


class ApprovalChange(ByTwo):
    """From a day to come the Committee approves a kind, or no longer: two decide."""

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"

    ref = models.CharField(max_length=16, unique=True)
    type = models.CharField(_("kind"), max_length=16, choices=Assessment.Type)
    is_end = models.BooleanField(default=False)
    begins_on = models.DateField(_("from this day on"))
    source = models.CharField(_("paragraph or decision"), max_length=120)
    reason = models.TextField(_("why"))
    applied_at = models.DateTimeField(null=True)

    class Meta(ByTwo.Meta):
        ordering = ["-proposed_at", "pk"]

    def __str__(self):
        return self.get_type_display()

    def get_absolute_url(self):
        return reverse("assessments:approval-change", args=[self.ref])
