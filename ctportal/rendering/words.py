"""The words of a document's frame, in its own language."""

from dataclasses import dataclass
from datetime import UTC

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.rendering.languages import language_of


@dataclass(frozen=True)
class Words:
    """`page` keeps the places of its two numbers, which only a renderer knows."""

    contents: str
    nothing: str
    page: str
    copy: str
    mark: str
    exercise: str
    exercise_notice: str
    classifications: dict[str, str]
    particulars: list[tuple[str, str]]


def words_for(document) -> Words:
    with translation.override(language_of(document.language).code):
        return Words(
            contents=_("Contents"),
            nothing=_("No entries."),
            page=_("Page {page} of {pages}"),
            copy=_copy_line(document),
            mark=_classifications()[document.classification],
            exercise=_("EXERCISE") if document.exercise else "",
            exercise_notice=_exercise_notice(document),
            classifications=_classifications(),
            particulars=_particulars(document),
        )


def _classifications():
    return {
        "unclassified": _("UNCLASSIFIED"),
        "confidential": _("CONFIDENTIAL"),
        "strictly": _("STRICTLY CONFIDENTIAL"),
    }


def _copy_line(document):
    reader = document.reader_line
    if document.copy_number is None:
        return _("Copy for {reader}").format(reader=reader)
    return _("Copy no. {number} · for {reader}").format(
        number=document.copy_number, reader=reader
    )


def _exercise_notice(document):
    if not document.exercise:
        return ""
    return _("Exercise. Everything in this document is invented.")


def _particulars(document):
    """What the cover says of this copy: pairs of a label and a value."""
    moment = document.as_of.astimezone(UTC)
    day = date_format(moment, language_of(document.language).day)
    pairs = [
        (_("State"), document.state),
        *document.facts,
        (_("Drawn up"), _("{day}, {hour} UTC").format(day=day, hour=f"{moment:%H:%M}")),
        (_("Prepared for"), document.reader_line),
        (_("Copy number"), str(document.copy_number or "")),
        (_("Handling"), document.handling_line),
    ]
    return [(label, value) for label, value in pairs if value]
