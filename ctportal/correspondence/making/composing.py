"""The words of a letter: what each place is filled with, and the page it makes."""

from datetime import date

from django.conf import settings
from django.utils import timezone, translation

from ctportal.people.models import Entity

from ..models import Letter
from . import formality
from .word import Page
from .words import capital, filled, office_in, words_in

HEADINGS = {Letter.Type.LETTER: "letter"}


def told(record, template, language: str, until: date | None, words: dict) -> dict:
    """What fills the places of a letter, its subject among it."""
    office = office_in(record.holder, language)
    of_letter = words_in(language)["letters"][template.code]
    known = {
        "office": office,
        "Office": capital(office),
        **_receiver(record.marking.state, template.receiver(record), language),
    }
    known["to_whom"] = formality.to_whom(known["to"], language)
    known |= template.told(record, language) | _said(words, of_letter)
    if until:
        known["until"] = formality.day_in(until, language)
    over = "over" if until and until < timezone.localdate() else "to_come"
    if over in of_letter:
        known["when"] = filled(of_letter[over], known)
    return known | {"subject": filled(of_letter["subject"], known)}


def _receiver(state, receiver, language) -> dict:
    """Who is written to: whom the letter names, else the mission of the State."""
    if isinstance(receiver, Entity):
        return {"to": entity_in(receiver, language)}
    if isinstance(receiver, str):
        return {"to": receiver}
    known = _state_in(receiver or state, language)
    return known | {"to": filled(words_in(language)["mission"], known)}


def entity_in(entity, language: str) -> str:
    """An entity as it is written to; a permanent mission by the name of its State."""
    if not entity.is_mission or entity.state is None:
        return office_in(entity, language)
    return filled(words_in(language)["mission"], _state_in(entity.state, language))


def _state_in(state, language) -> dict:
    return {
        "state": formality.formal_name(state, language),
        "of_state": formality.of_state(state, language),
        "short": formality.short_name(state, language),
    }


def _said(words, of_letter):
    """What was chosen on the form, in the words of the letter's language."""
    if "readers" not in words:
        return words
    return words | {"readers": of_letter["readers"][words["readers"]]}


def page(letter, template, told: dict, rows) -> Page:
    """Everything that stands on the letter."""
    language = letter.language
    words = words_in(language)
    of_letter = words["letters"][template.code]
    first, *others = [filled(text, told) for text in of_letter["paragraphs"]]
    paragraphs = [filled(words["opening"], told) + first, *others]
    return Page(
        language=language,
        office=capital(told["office"]),
        mark=_mark(letter, words),
        handling=_handling(letter, words),
        reference=filled(words["reference"], told),
        title=told["subject"],
        heading=words[HEADINGS.get(letter.type, "note_verbale")],
        paragraphs=[*paragraphs, filled(words["closing"], told)],
        place_and_day=filled(
            words["place_and_day"],
            {"day": formality.day_in(letter.written_on, language)},
        ),
        addressee=capital(told["to"]),
        organization=words["organization"],
        page_word=words["page"],
        columns=[words["columns"][name] for name in template.columns] if rows else (),
        rows=rows,
    )


def rows(records, language: str) -> list[tuple[str, str, str]]:
    """The portions that are listed: reference, kind, what each is called.

    What is sealed of a record has no place in its row, and so none here.
    """
    with translation.override(language):
        return [
            (record.ref, str(record._meta.verbose_name), _called(record))
            for record in records
        ]


def _called(record):
    title = "" if "title" in record.sealed else str(record)
    return "" if title == record.ref else title


def _mark(letter, words):
    exercise = f"{words['exercise']} · " if settings.EXERCISE else ""
    return exercise + words["classifications"][int(letter.classification)]


def _handling(letter, words):
    said = letter.marking.handling
    return filled(words["handling"], {"handling": said}) if said else ""
