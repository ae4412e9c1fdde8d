"""What States answered when asked to let others read, for the originating office."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import audiences, finding
from .models import Consent, Marking, Record

# Each is asked with a record whether it concerns several States.  No one State's word
# lets such a record pass; each speaks for its own part.
of_several: list[Callable[[Record], bool]] = []


def concerns_several(record) -> bool:
    return any(ask(record) for ask in of_several)


@dataclass(frozen=True)
class Said:
    """One answer, and the letter it stands in where the reader may open that."""

    consent: Consent
    letter: Record | None


def history_of(record):
    """Every answer kept on a record, the latest first; empty outside its office."""
    marking = getattr(record, "marking", record)
    answers = Consent.objects.filter(marking=marking)
    return answers.select_related("recorded_by").order_by("-said_on", "-pk")


def told(record, person) -> list[Said]:
    """The same for a page."""
    answers = list(history_of(record))
    kept = Marking.objects.readable_by(person).filter(
        pk__in=[said.letter_id for said in answers]
    )
    letters = {letter.pk: letter for letter in finding.records_of(kept, person)}
    return [Said(said, letters.get(said.letter_id)) for said in answers]


def answer_for(record, readers: str = audiences.EVERYONE) -> str:
    """The answer in force for one class of readers: the latest that names them."""
    said = history_of(record).filter(readers__in={readers, audiences.EVERYONE})
    return said.values_list("answer", flat=True).first() or audiences.NOT_ASKED


def refused(markings: Iterable) -> set[int]:
    """Those of one's own markings that a State last said to keep from everyone."""
    answers = Consent.objects.filter(marking__in=markings, readers=audiences.EVERYONE)
    latest = answers.order_by("marking", "-said_on", "-pk").distinct("marking")
    return {s.marking_id for s in latest if s.answer == audiences.WITHHELD}
