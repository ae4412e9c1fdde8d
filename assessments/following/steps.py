"""The history of a recommendation: who said what of it, on which day, and how it is
known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking
from ctportal.pages.marks import Status

from ..models import (
    ClosureAnswer,
    ClosureProposal,
    ClosureTie,
    ProgressReport,
    Verification,
)
from ..statuses import OF_RECOMMENDATION

KINDS = (ProgressReport, Verification, ClosureProposal, ClosureAnswer)
DECLINED = ClosureAnswer.Verdict.DECLINED


@dataclass(frozen=True)
class Step:
    """One row of the history: a record with readers of its own."""

    on: date
    who: Status
    said: str
    record: object
    letter: str = ""
    programmes: tuple = ()
    # A proposal that nobody answered yet, as far as the reader knows.
    is_open: bool = False


def steps_of(recommendation, person) -> list[Step]:
    """The latest first; what this person may not read is not there."""
    found = {model: _rows(model, recommendation, person) for model in KINDS}
    programmes = _programmes(found[ClosureProposal], person)
    steps = [*map(_reported, found[ProgressReport])]
    steps += map(_verified, found[Verification])
    answered = {answer.proposal_id for answer in found[ClosureAnswer]}
    for one in found[ClosureProposal]:
        named = tuple(programmes.get(one.pk, ()))
        steps.append(_proposed(one, named, is_open=one.pk not in answered))
    # What CTED recorded is told by its verification.
    steps += [_declined(a) for a in found[ClosureAnswer] if a.verdict == DECLINED]
    return sorted(steps, key=lambda step: (step.on, step.record.created_at))[::-1]


def records_in(steps: Iterable[Step]) -> list:
    """Every record that the steps tell of."""
    return [record for step in steps for record in (step.record, *step.programmes)]


def _rows(model, recommendation, person):
    rows = model.objects.readable_by(person).for_table()
    rows = rows.filter(recommendation=recommendation).order_by("created_at", "ref")
    return list(rows.unsealed_for(person))


def _reported(report):
    who = Status("underway", _("State-reported"))
    return Step(report.reported_on, who, report.text, report, report.letter)


def _verified(found):
    sign = OF_RECOMMENDATION[found.status]
    word = _("CTED-verified: %(status)s") % {"status": _plain(found.status)}
    return Step(found.holds_since, Status(sign, word), found.evidence, found)


def _plain(status) -> str:
    """The status without saying again whose word it is."""
    words = {
        "open": _("open again"),
        "partly": _("partly implemented"),
        "implemented": _("implemented"),
        "not-relevant": _("no longer relevant"),
    }
    return words[status]


def _proposed(proposal, programmes, *, is_open):
    office = proposal.holder.name
    word = _("%(office)s proposes: the gap was closed") % {"office": office}
    who = Status("due" if is_open else "underway", word)
    told = {"programmes": programmes, "is_open": is_open}
    return Step(proposal.closed_on, who, proposal.text, proposal, **told)


def _declined(answer):
    word = Status("waived", _("CTED declined the proposal"))
    return Step(timezone.localdate(answer.created_at), word, answer.reason, answer)


def _programmes(proposals, person) -> dict[int, list]:
    """The projects each proposal names, as far as this person may read them."""
    ties = list(ClosureTie.objects.filter(proposal__in=[p.pk for p in proposals]))
    markings = Marking.objects.readable_by(person)
    markings = markings.filter(pk__in=[tie.record_id for tie in ties]) if ties else ()
    records = {r.pk: r for r in finding.records_of(markings, person)}
    found = {}
    for tie in ties:
        if tie.record_id in records:
            found.setdefault(tie.proposal_id, []).append(records[tie.record_id])
    return found
