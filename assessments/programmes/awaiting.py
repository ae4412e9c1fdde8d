"""Needs that an office is asked to meet through a programme it has."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import KEEPERS
from ctportal.pages.columns import not_shared
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from ..actions.permission import WRITERS
from ..models import ProgrammeRequest


def to_answer(person) -> Iterator[Waiting]:
    """What this person’s office was asked and has not answered."""
    if person.entity is None or person.role not in KEEPERS:
        return
    asked = ProgrammeRequest.objects.readable_by(person).unanswered(person)
    for request in _in_order(asked.filter(asked=person.entity)):
        address = reverse("assessments:answer-programme", args=[request.ref])
        yield _waiting(request, address, _("Through an existing programme?"))


def awaited(person) -> Iterator[Waiting]:
    """What this person’s office asked, and waits for."""
    if person.entity is None or person.role not in WRITERS:
        return
    own = ProgrammeRequest.objects.readable_by(person).held_by(person.entity)
    for request in _in_order(own.unanswered(person)):
        address = request.get_absolute_url()
        said = _("%(office)s: through an existing programme?")
        yield _waiting(request, address, said % {"office": request.asked.name})


def _in_order(requests):
    return requests.for_table().order_by("sent_on", "ref")[:AT_MOST]


def _waiting(request, address, note):
    return Waiting(
        title=str(request.need) or not_shared(),
        href=address,
        note=note,
        status=Status("due", _("to answer")),
        when=date_format(request.answer_by or request.sent_on),
        due_on=request.answer_by,
        since=request.sent_on,
        record=request,
    )
