"""Which kinds of assessment the Committee approves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Dated

from .assessments import Assessment


class Approval(Dated):
    """Assessments of a kind go before the Committee, in these days.

    Where sources differ, as on the Detailed Implementation Survey, there is no such row
    until it is decided.
    """

    app_may = "SELECT"

    type = models.CharField(_("kind"), max_length=16, choices=Assessment.Type)
    source = models.CharField(_("paragraph or decision"), max_length=120)

    class Meta(Dated.Meta):
        ordering = ["type", "begins_on", "pk"]

    def __str__(self):
        return self.get_type_display()
