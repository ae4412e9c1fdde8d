"""What of people's places waits for somebody."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from . import givers, offices


def proposals_to_answer(person):
    """Places that another proposed and this person may confirm."""
    for proposal in offices.proposals_for(person)[:AT_MOST]:
        if givers.may_confirm(person, proposal):
            yield Waiting(
                title=f"{proposal.person}: {proposal.said}",
                href=reverse("people:office"),
                note=_("Proposed by %(person)s") % {"person": proposal.proposed_by},
                status=Status("due", _("To confirm")),
                when=date_format(proposal.proposed_at),
            )


def hand_overs_to_answer(person):
    """Hand-overs that another proposed and this person may confirm."""
    for hand_over in offices.hand_overs_for(person)[:AT_MOST]:
        yield Waiting(
            title=str(hand_over),
            href=hand_over.get_absolute_url(),
            note=_("Proposed by %(person)s") % {"person": hand_over.proposed_by},
            status=Status("due", _("To confirm")),
            when=date_format(hand_over.proposed_at),
        )


def places_ending(person):
    """One's own places that end soon, and those of the office's people one gives."""
    for place in offices.ending_soon(person):
        yield _ending(place, str(place), reverse("people:account"))
    if givers.gives_places(person, person.entity):
        for member in offices.members_ending_soon(person.entity)[:AT_MOST]:
            if member.person != person:
                href = reverse("people:member", args=[member.person.login])
                yield _ending(member, f"{member.person}: {member.said}", href)


def _ending(place, title, href):
    return Waiting(
        title=title,
        href=href,
        note=_("Ends, unless it is proposed anew"),
        status=Status("due", _("ends soon")),
        when=date_format(place.ends_on),
        due_on=place.ends_on,
    )


SOURCES = (proposals_to_answer, hand_overs_to_answer, places_ending)
