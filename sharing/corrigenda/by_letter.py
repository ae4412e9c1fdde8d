"""Who was sent a report, or parts of it, by letter.

A report goes to its State as it stands: with it the State has what was there when the
letter was entered, as far as it may be told of that today.  To anybody else a letter
took what it is tied to, and no more.
"""

from collections.abc import Iterator

from django.db.models import Q

from ctportal.confidentiality import finding, policy
from ctportal.correspondence.making import receiving
from ctportal.correspondence.models import Letter, LetterTie
from visits.models import Visit

from .models import CorrigendumNotice
from .whom import Whom, other_side_of, state_of

OUT, TOOK = Letter.Direction.OUT, LetterTie.Role.TRANSMISSION


def sent_with(report, markings, *, by) -> Iterator[tuple[Whom, set[str]]]:
    """What each letter took of these parts of a report, and to whom."""
    records = finding.records_of(markings, by)
    ties = list(_ties(report, markings, by))
    letters = Letter.objects.readable_by(by).for_table()
    letters = letters.in_bulk({tie.letter_id for tie in ties})
    for tie in ties:
        letter = letters[tie.letter_id]
        took = [each for each in records if _went_along(each, tie, letter, report)]
        told = {each.ref for each in _told_of(letter, took)}
        whom = other_side_of(letter)
        if told and whom != Whom():
            yield whom, told


def _ties(report, markings, by):
    """Of letters of ours to the report, its parts, or its visit once it went out.

    A corrigendum's own letter is none of them: it takes no earlier version anywhere.
    """
    visits = Visit.objects.readable_by(by).filter(reports__report=report)
    out_since = visits.values("commented_from")[:1]
    of_visit = Q(record__in=visits.values("pk"), letter__sent_on__gte=out_since)
    numbers = [report.pk, *(marking.pk for marking in markings)]
    covering = LetterTie.objects.filter(record__kind=CorrigendumNotice.kind)
    sent = LetterTie.objects.filter(
        policy.readable_by(by, "letter__"),
        Q(record__in=numbers) | of_visit,
        role=TOOK,
        letter__direction=OUT,
        letter__sent_on__isnull=False,
    )
    ours = sent.exclude(letter__in=covering.values("letter"))
    return ours.select_related("record").order_by("pk")


def _went_along(record, tie, letter, report) -> bool:
    if record.pk == tie.record_id:
        return True
    is_whole = tie.record_id == report.pk or tie.record.kind == Visit.kind
    concerned = report.marking.state
    is_theirs = concerned is not None and state_of(letter) == concerned
    return is_whole and is_theirs and record.created_at <= tie.tied_at


def _told_of(letter, records) -> list:
    """Those of which whoever was written to may still be told."""
    if state := state_of(letter):
        return receiving.readable_by_state(records, state)
    return [each for each in records if not each.marking.requests.in_force().exists()]
