"""What a State reports it has done on a recommendation."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..querysets import ProgressQuerySet
from .comments import FromState
from .results import Recommendation


class ProgressReport(FromState):
    """The State's answer on steps taken: its word, which CTED may verify.

    The Committee's guidelines of 2018 give six months for it.  It is read with its
    recommendation, and found there.
    """

    kind = "progress-report"
    prefix = "PR"
    searchable = ()
    sealable = ("text",)
    within = ("recommendation",)

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, editable=False, related_name="progress"
    )
    text = models.TextField(_("what the State reports"))
    reported_on = models.DateField(_("reported on"))

    objects = ProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("Progress reported by the State")
        indexes = [models.Index(fields=["recommendation", "reported_on"])]

    def __str__(self):
        return Truncator(self.text).words(12)

    def get_absolute_url(self):
        return self.recommendation.get_absolute_url()
