"""Visits to States on behalf of the Committee."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.people.models import Community

from ..querysets import VisitQuerySet


class Visit(Record):
    """A visit to a State on behalf of the Committee."""

    kind = "visit"
    prefix = "V"
    searchable = ("title",)
    sealable = ("title",)

    class Type(models.TextChoices):
        COMPREHENSIVE = "comprehensive", _("comprehensive")
        FOCUSED = "focused", _("focused or regional")
        FOLLOW_UP = "follow-up", _("follow-up")
        ADVOCACY = "advocacy", _("advocacy")

    class Mode(models.TextChoices):
        ON_SITE = "on-site", _("on site")
        HYBRID = "hybrid", _("hybrid")
        VIRTUAL = "virtual", _("virtual")

    class Status(models.TextChoices):
        LISTED = "listed", _("on the list")
        AGREEMENT_SOUGHT = "agreement-sought", _("agreement sought")
        AGREED = "agreed", _("agreed")
        PREPARATION = "preparation", _("under preparation")
        UNDER_WAY = "under-way", _("under way")
        PRELIMINARY = "preliminary", _("preliminary assessment")
        DRAFT_REPORT = "draft-report", _("draft report")
        WITH_STATE = "with-state", _("with the State")
        COMMITTEE = "committee", _("before the Committee")
        ADOPTED = "adopted", _("adopted")
        FOLLOW_UP = "follow-up", _("follow-up")
        CLOSED = "closed", _("closed")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")
        DECLINED = "declined", _("declined by the State")

    # Where a visit goes no further, its days no longer standing.
    GIVEN_UP = (Status.CANCELLED, Status.DECLINED)

    title = models.CharField(_("title"), max_length=200)
    type = models.CharField(_("kind"), max_length=16, choices=Type)
    mode = models.CharField(_("mode"), max_length=8, choices=Mode, default=Mode.ON_SITE)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.LISTED,
        editable=False,
    )
    # While it is postponed or given up: where it stood, and comes back to.
    stood_at = models.CharField(
        max_length=20, choices=Status, blank=True, editable=False
    )
    # Of the two heads together (joint report, 14 d): two offices hold it.
    is_of_heads = models.BooleanField(
        _("of the two heads together"), default=False, editable=False
    )
    # Readers of the visit's drafts, for as long as the delegation lasts.
    delegation = models.ForeignKey(
        Community, models.PROTECT, related_name="+", editable=False
    )
    agreed_on = models.DateField(null=True, editable=False)
    # The preliminary assessment reached the State: its thirty days run from here.
    transmitted_on = models.DateField(null=True, editable=False)
    answered_on = models.DateField(null=True, editable=False)
    # The day the results are UNOCT's, kept as the releases have it; none while it is
    # not known.
    shared_on = models.DateField(null=True, editable=False)
    # The draft report reached the State; the final one was adopted.
    commented_from = models.DateField(null=True, editable=False)
    adopted_on = models.DateField(null=True, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("Visit")
        indexes = [models.Index(fields=["audience", "-begins_on", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="visit_ends_after_it_begins",
                condition=models.Q(ends_on__gte=models.F("begins_on")),
            )
        ]

    @property
    def place(self) -> str:
        """The status on the line of its life that it has reached."""
        return self.stood_at or self.status

    @property
    def is_given_up(self) -> bool:
        return self.status in self.GIVEN_UP

    def get_absolute_url(self):
        return reverse("visits:detail", args=[self.ref])
