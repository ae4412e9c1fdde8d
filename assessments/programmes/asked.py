"""What was asked about a need, and what was answered, as one person reads it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking
from ctportal.pages.marks import Status

from ..models import ProgrammeAnswer, ProgrammeRequest, ProgrammeTie
from .actions import may_answer

SIGNS = {"yes": "settled", "in-part": "underway", "no": "waived"}


@dataclass(frozen=True)
class Asked:
    """One request, its answer and the projects that the answer names."""

    request: ProgrammeRequest
    answer: ProgrammeAnswer | None
    programmes: tuple
    may_answer: bool

    @property
    def status(self) -> Status:
        if self.answer is None:
            return Status("due", _("not answered yet"))
        return Status(SIGNS[self.answer.verdict], self.answer.get_verdict_display())

    @property
    def records(self) -> list:
        answer = [self.answer] if self.answer else []
        return [self.request, self.request.need, *answer, *self.programmes]


def told(requests: Iterable[ProgrammeRequest], person) -> list[Asked]:
    """Each request with what this person may read of its answer."""
    requests = list(requests)
    answers = ProgrammeAnswer.objects.readable_by(person).for_table()
    answers = answers.filter(request__in=[one.pk for one in requests])
    by_request = {a.request_id: a for a in answers.unsealed_for(person)}
    named = programmes_of(by_request.values(), person)
    found = []
    for one in requests:
        answer = by_request.get(one.pk)
        programmes = tuple(named[answer.pk]) if answer else ()
        may = answer is None and may_answer(person, one)
        found.append(Asked(one, answer, programmes, may))
    return found


def of_need(need, person) -> list[Asked]:
    """All that was asked about one need, the latest first."""
    rows = ProgrammeRequest.objects.readable_by(person).of(need).for_table()
    rows = rows.order_by("-sent_on", "-ref").unsealed_for(person)
    return told(rows, person)


def programmes_of(answers, person) -> dict[int, list]:
    """The projects that answers name, as far as this person may read them."""
    ties = list(ProgrammeTie.objects.filter(answer__in=[a.pk for a in answers]))
    if not ties:
        return defaultdict(list)
    markings = Marking.objects.readable_by(person)
    markings = markings.filter(pk__in=[tie.record_id for tie in ties])
    records = {r.pk: r for r in finding.records_of(markings, person)}
    found = defaultdict(list)
    for tie in ties:
        if tie.record_id in records:
            found[tie.answer_id].append(records[tie.record_id])
    return found
