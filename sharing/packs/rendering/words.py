"""The document's own words, in the language of its pack."""

from dataclasses import dataclass
from datetime import UTC

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sharing.packs.rendering.languages import language_of


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


def words_for(pack) -> Words:
    with translation.override(language_of(pack.language).code):
        return Words(
            contents=_("Contents"),
            nothing=_("No entries."),
            page=_("Page {page} of {pages}"),
            copy=_copy_line(pack),
            mark=_classifications()[pack.classification],
            exercise=_("EXERCISE") if pack.exercise else "",
            exercise_notice=_exercise_notice(pack),
            classifications=_classifications(),
            particulars=_particulars(pack),
        )


def _classifications():
    return {
        "unclassified": _("UNCLASSIFIED"),
        "confidential": _("CONFIDENTIAL"),
        "strictly": _("STRICTLY CONFIDENTIAL"),
    }


def _copy_line(pack):
    return _("Copy no. {number} · for {reader}").format(
        number=pack.copy_number, reader=pack.reader_line
    )


def _exercise_notice(pack):
    if not pack.exercise:
        return ""
    return _("Exercise. Everything in this document is invented.")


def _particulars(pack):
    """What the cover says of this copy: pairs of a label and a value."""
    moment = pack.as_of.astimezone(UTC)
    day = date_format(moment, language_of(pack.language).day)
    pairs = [
        (_("State"), pack.state),
        (_("As of"), _("{day}, {hour} UTC").format(day=day, hour=f"{moment:%H:%M}")),
        (_("Prepared for"), pack.reader_line),
        (_("Copy number"), str(pack.copy_number)),
        (_("Handling"), pack.handling_line),
    ]
    return [(label, value) for label, value in pairs if value]
