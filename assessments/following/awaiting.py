"""Proposals that a gap was closed, which CTED has to answer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from ..models import ClosureProposal, Recommendation
from .actions import WRITERS


def proposals(person) -> Iterator[Waiting]:
    """What another office says was closed of this office's recommendations."""
    if person.role not in WRITERS or person.entity is None:
        return
    own = Recommendation.objects.readable_by(person).held_by(person.entity)
    asked = ClosureProposal.objects.readable_by(person).unanswered(person)
    asked = asked.filter(recommendation__in=own.values("pk")).for_table()
    for proposal in asked.order_by("created_at", "ref")[:AT_MOST]:
        yield Waiting(
            title=_("%(office)s proposes: the gap was closed")
            % {"office": proposal.holder.name},
            href=reverse("assessments:answer-closure", args=[proposal.ref]),
            note=str(proposal.marking.state or ""),
            status=Status("due", _("to answer")),
            when=date_format(proposal.created_at),
            since=proposal.created_at.date(),
            record=proposal,
        )
