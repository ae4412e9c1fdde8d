"""Releases that wait for a second person, as home draws them."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from . import policy
from .models import ReleaseProposal


def waiting(person) -> Iterator[Waiting]:
    """What this person could confirm: of records they may read and keep."""
    if person.role not in policy.KEEPERS:
        return
    known = policy.readable_by(person, "marking__")
    proposed = ReleaseProposal.objects.open().filter(known)
    others = proposed.exclude(proposed_by=person).select_related("marking__holder")
    for proposal in others.order_by("proposed_at")[:AT_MOST]:
        marking, first = proposal.marking, proposal.proposed_by
        if policy.may_be_second(person, marking, proposed_by=first):
            yield Waiting(
                title=_("Share %(ref)s") % {"ref": marking.ref},
                href=proposal.get_absolute_url(),
                note=proposal.reader.name,
                status=Status("due", _("to confirm")),
                when=date_format(proposal.proposed_at),
                record=marking,
            )
