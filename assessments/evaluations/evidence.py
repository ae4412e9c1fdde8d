"""Evaluations by others as evidence for needs, as far as a person reads both."""

from ..models import ExternalEvaluation, Need, NeedEvidence


def needs_shown_by(evaluation, person) -> list[NeedEvidence]:
    """The needs that an evaluation was named as evidence for, each with its item."""
    needs = Need.objects.readable_by(person).for_table().unsealed_for(person)
    rows = list(evaluation.shows.filter(need__in=_numbers(Need, person)).order_by("pk"))
    return _with_ends(rows, "need", needs)


def showing(need, person) -> list[NeedEvidence]:
    """The evaluations named as evidence for a need."""
    evaluations = ExternalEvaluation.objects.readable_by(person).for_table()
    numbers = _numbers(ExternalEvaluation, person)
    rows = list(need.evidence.filter(evaluation__in=numbers).order_by("pk"))
    return _with_ends(rows, "evaluation", evaluations.unsealed_for(person))


def needs_offered(evaluation, person):
    """The needs of its State that are one's own offices' to change."""
    readable = Need.objects.readable_by(person).for_table()
    state = evaluation.marking.state_id
    own = readable.filter(marking__state=state, marking__holder__in=person.offices)
    return own.order_by("-proposed_on", "ref")


def _numbers(model, person):
    return model.objects.readable_by(person).values("pk")


def _with_ends(rows, end, records):
    """The rows with the record at their other end as its reader has it."""
    known = records.in_bulk([getattr(row, f"{end}_id") for row in rows])
    for row in rows:
        setattr(row, end, known[getattr(row, f"{end}_id")])
    return rows
