"""The list of visits that the Committee approves for a year, and what changes it."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Record
from ctportal.reference.models import State

from ..sets import AnnualListQuerySet, EntryQuerySet
from .visits import Visit


class AnnualList(Record):
    """The States to be visited in a year (joint report, 16 a, f)."""

    kind = "annual-list"
    prefix = "AL"
    searchable = ("title", "decision")

    title = models.CharField(_("title"), max_length=200, editable=False)
    year = models.PositiveSmallIntegerField(_("year"))
    approved_on = models.DateField(null=True, editable=False)
    # How the Committee's decision is cited.
    decision = models.CharField(
        _("the Committee’s decision"), max_length=120, blank=True, editable=False
    )

    objects = AnnualListQuerySet.as_manager()

    class Meta:
        verbose_name = _("Annual list of visits")
        indexes = [models.Index(fields=["audience", "-year", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="annual_list_is_approved_by_a_decision",
                condition=models.Q(approved_on=None) | ~models.Q(decision=""),
            )
        ]

    def get_absolute_url(self):
        return reverse("visits:annual-list", args=[self.ref])


class ListDecision(Link):
    """A decision of the Committee that changes a list it had approved."""

    app_may = "SELECT, INSERT"
    ends = ("annual_list",)

    annual_list = models.ForeignKey(
        AnnualList, models.PROTECT, related_name="decisions", editable=False
    )
    decided_on = models.DateField(_("decided"))
    decision = models.CharField(_("the Committee’s decision"), max_length=120)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["decided_on", "pk"]


class ListEntry(Link):
    """A State on the list, with the visit planned to it.

    One that is moved to another quarter ends, and another takes its place.
    """

    ends = ("annual_list",)

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    annual_list = models.ForeignKey(
        AnnualList, models.PROTECT, related_name="entries", editable=False
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="+", verbose_name=_("Member State")
    )
    type = models.CharField(_("kind"), max_length=16, choices=Visit.Type)
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), choices=[(n, str(n)) for n in range(1, 5)]
    )
    # Nothing where it was there from the approval on, or still is.
    added_by = models.ForeignKey(
        ListDecision, models.PROTECT, null=True, related_name="added", editable=False
    )
    ended_by = models.ForeignKey(
        ListDecision, models.PROTECT, null=True, related_name="ended", editable=False
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["quarter", "state__iso3", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="state_is_on_a_list_once_for_each_kind",
                fields=["annual_list", "state", "type"],
                condition=models.Q(ended_by=None),
            )
        ]


class EntryVisit(Link):
    """The visit that was opened for an entry; seen by who may read both."""

    ends = ("annual_list", "visit")

    annual_list = models.ForeignKey(AnnualList, models.PROTECT, related_name="+")
    entry = models.ForeignKey(ListEntry, models.PROTECT, related_name="opened")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="entries")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="entry_opens_a_visit_once", fields=["entry", "visit"]
            )
        ]
