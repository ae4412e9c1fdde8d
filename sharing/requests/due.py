"""What confidentiality requests put before people.  A day that came lifts nothing."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.confidentiality import lifting
from ctportal.confidentiality.models import ConfidentialityRequest, Lifting
from ctportal.confidentiality.policy import KEEPERS
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting


def notes_overdue(person):
    """Requests by word of mouth whose note should have come."""
    awaited = _in_force(person, KEEPERS).awaiting_note()
    late = awaited.filter(note_expected_on__lte=timezone.localdate())
    for asked in late.order_by("note_expected_on", "ref")[:AT_MOST]:
        said = _("Ask for the written note of the confidentiality request")
        yield _about(asked, said, asked.note_expected_on)


def days_come(person):
    """Requests that were to be looked at again by now."""
    today = timezone.localdate()
    come = Q(review_on__lte=today) | Q(until_on__lte=today)
    asked_of_me = _in_force(person, lifting.CONFIRMERS).filter(come)
    for asked in asked_of_me.order_by("review_on", "until_on", "ref")[:AT_MOST]:
        is_over = asked.until_on is not None and asked.until_on <= today
        said = _("Its last day has passed: ask the State whether it still asks")
        review = _("Review of the confidentiality request")
        day = asked.until_on if is_over else asked.review_on
        yield _about(asked, said if is_over else review, day)


def liftings_to_confirm(person):
    """Requests that another proposed to lift."""
    readable = _in_force(person, lifting.CONFIRMERS)
    proposed = Lifting.objects.open().filter(request__in=readable)
    proposed = proposed.exclude(proposed_by=person).select_related(
        "request__marking__state", "request__marking__holder", "proposed_by"
    )
    for lift in proposed.order_by("proposed_at", "pk")[:AT_MOST]:
        yield Waiting(
            title=_("%(state)s: lift the confidentiality request")
            % {"state": lift.request.marking.state or lift.request.ref},
            href=reverse("requests:lifting", args=[lift.request.ref]),
            note=_("Proposed by %(name)s") % {"name": lift.proposed_by},
            status=Status("due", _("To confirm")),
            record=lift.request,
        )


def _in_force(person, roles):
    readable = ConfidentialityRequest.objects.readable_by(person).in_force()
    own = readable.held_by(person.entity).for_table()
    return own if person.role in roles else own.none()


def _about(asked, note, day):
    return Waiting(
        title=str(asked.marking.state or asked.ref),
        href=asked.get_absolute_url(),
        note=note,
        when=date_format(day),
        due_on=day,
        record=asked,
    )


SOURCES = (notes_overdue, days_come, liftings_to_confirm)
