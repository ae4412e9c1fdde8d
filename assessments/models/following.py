"""What became of recommendations: what CTED verified, what others say was closed."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record

from ..below import FollowingQuerySet, ProposalQuerySet
from .results import Recommendation


class Verification(Record):
    """A change of a recommendation's status that CTED verified, and by what it knows.

    The status is the recommendation's own to tell; the evidence has readers of its own.
    """

    kind = "verification"
    prefix = "VS"
    searchable = ()
    sealable = ("evidence",)
    within = ("recommendation",)

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, editable=False, related_name="verifications"
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Recommendation.Status, editable=False
    )
    holds_since = models.DateField(_("since"))
    evidence = models.TextField(_("evidence"))

    objects = FollowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Status verified by CTED")
        indexes = [models.Index(fields=["recommendation", "holds_since"])]

    def __str__(self):
        return self.get_status_display()

    def get_absolute_url(self):
        return self.recommendation.get_absolute_url()


class ClosureProposal(Record):
    """What the office that gave assistance says: this gap was closed.

    UNOCT proposes, CTED records (measures of assistance, annex d).
    """

    kind = "closure-proposal"
    prefix = "GC"
    searchable = ()
    sealable = ("text",)
    within = ("recommendation",)

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, editable=False, related_name="closure_proposals"
    )
    text = models.TextField(_("what closed the gap, and how this is known"))
    closed_on = models.DateField(_("closed since"))

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("Proposal that the gap was closed")
        indexes = [models.Index(fields=["recommendation", "closed_on"])]

    def __str__(self):
        return Truncator(self.text).words(12)

    def get_absolute_url(self):
        return self.recommendation.get_absolute_url()


class ClosureTie(Link):
    """A project by which the gap was closed, as who proposes it says."""

    ends = ("proposal", "record")

    proposal = models.ForeignKey(
        ClosureProposal, models.PROTECT, related_name="programmes"
    )
    record = models.ForeignKey(Marking, models.PROTECT, related_name="closed_gaps")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="gap_is_closed_by_a_project_once", fields=["proposal", "record"]
            )
        ]


class ClosureAnswer(Record):
    """What CTED answers: the gap is recorded as closed, in part, or not, and why."""

    kind = "closure-answer"
    prefix = "GA"
    searchable = ()
    sealable = ("reason",)
    within = ("proposal", "recommendation")

    class Verdict(models.TextChoices):
        RECORDED = "recorded", _("recorded as implemented")
        IN_PART = "in-part", _("recorded as partly implemented")
        DECLINED = "declined", _("declined")

    proposal = models.OneToOneField(
        ClosureProposal, models.PROTECT, editable=False, related_name="answer"
    )
    # As the proposal's own: neither is read without the recommendation.
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, editable=False, related_name="closure_answers"
    )
    verdict = models.CharField(_("answer"), max_length=8, choices=Verdict)
    reason = models.TextField(_("reason, or by what CTED knows"))

    objects = FollowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Answer to a proposal that the gap was closed")

    def __str__(self):
        return self.get_verdict_display()

    def get_absolute_url(self):
        return self.recommendation.get_absolute_url()
