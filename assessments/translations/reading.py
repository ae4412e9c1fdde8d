"""A report beside its translation, passage by passage, as one person reads both."""

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info

from ctportal.pages.marks import Status

from ..models import TranslatedWords
from ..statuses import of_translated
from ..versions.reading import Line, lines_now


@dataclass(frozen=True)
class Beside:
    """One passage, and what it is in the other language if it was translated."""

    line: Line
    words: TranslatedWords | None = None

    @property
    def is_stale(self) -> bool:
        """The passage has changed since it was translated."""
        return self.words is not None and self.words.original != self.line.text

    @property
    def status(self) -> Status:
        return of_translated(self.words, self.is_stale)


@dataclass(frozen=True)
class InLanguage:
    """How much of a report is in one language, of what this person reads."""

    code: str
    done: int
    stale: int
    of: int

    @property
    def name(self) -> str:
        return get_language_info(self.code)["name_local"]


def side_by_side(report, language, person) -> list[Beside]:
    lines = lines_now(report, person)
    known = {_key(words): words for words in _of(lines, person).into(language)}
    return [Beside(line, known.get(line.key)) for line in lines]


def of_part(part, language, report, person) -> list[Beside]:
    """The passages of one part of the report."""
    found = side_by_side(report, language, person)
    return [beside for beside in found if beside.line.part == part.pk]


def languages_of(report, person) -> list[InLanguage]:
    """The languages a report is in, wholly or in part."""
    lines = {line.key: line for line in lines_now(report, person)}
    by_language = defaultdict(list)
    for words in _of(lines.values(), person):
        if line := lines.get(_key(words)):
            by_language[words.language].append(Beside(line, words))
    return [
        InLanguage(
            code,
            done=len(by_language[code]),
            stale=sum(beside.is_stale for beside in by_language[code]),
            of=len(lines),
        )
        for code, _name in settings.LANGUAGES
        if code in by_language
    ]


def of_record(record, person) -> list[TranslatedWords]:
    """What a recommendation or a finding is in other languages."""
    readable = TranslatedWords.objects.readable_by(person).filter(part=record.pk)
    return list(readable.order_by("language", "-field"))


def _of(lines, person):
    parts = {line.part for line in lines}
    return TranslatedWords.objects.readable_by(person).filter(part__in=parts)


def _key(words):
    return words.part_id, words.field, words.anchor
