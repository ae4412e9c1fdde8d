"""Which letters speak of a record, and which records a letter is about."""

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import Marking

from ..models import Letter, LetterReply, LetterTie


def letters_of(record, person) -> list[LetterTie]:
    """The letters tied to a record that this person may read, the latest first."""
    tied = LetterTie.objects.filter(
        policy.readable_by(person, "letter__"), record=record.marking
    )
    ties = list(tied.order_by("-tied_at", "-pk"))
    letters = _letters([tie.letter_id for tie in ties], person)
    for tie in ties:
        tie.letter = letters[tie.letter_id]
    return ties


def records_of(letter, person) -> list[tuple[LetterTie, object]]:
    """What a letter is about, as far as this person may read, with as what."""
    tied = LetterTie.objects.filter(
        policy.readable_by(person, "record__"), letter=letter
    )
    ties = list(tied.order_by("tied_at", "pk"))
    markings = Marking.objects.readable_by(person).filter(
        pk__in=[tie.record_id for tie in ties]
    )
    found = {record.pk: record for record in finding.records_of(markings, person)}
    return [(tie, found[tie.record_id]) for tie in ties if tie.record_id in found]


def exchange_around(letter, person) -> tuple[list[Letter], list[Letter]]:
    """The letters that one answers, and those that answer it."""
    replies = LetterReply.objects.filter
    known = policy.readable_by(person, "answered__")
    answered = replies(known, letter=letter).values_list("answered", flat=True)
    known = policy.readable_by(person, "letter__")
    answers = replies(known, answered=letter).values_list("letter", flat=True)
    letters = _letters({*answered, *answers}, person)
    return [letters[pk] for pk in answered], [letters[pk] for pk in answers]


def _letters(ids, person) -> dict[int, Letter]:
    rows = Letter.objects.readable_by(person).for_table().numbered_for(person)
    return {row.pk: row for row in rows.unsealed_for(person).filter(pk__in=ids)}
