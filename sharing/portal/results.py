"""The list of the portal: what was found, newest first, and a preview of one of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import finding
from ctportal.pages import address
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage
from ctportal.reference import names
from ctportal.reference.spelling import normalised

from . import kinds
from .facets import FACETS, Narrowing

# Characters of a text that a preview shows; the page of the record has the rest.
PREVIEWED = 6000


def kind_of(entry) -> str:
    return kinds.name_of(entry.kind)


def state_of(entry) -> str:
    return names.of_state(entry.state_id)


def theme_of(entry) -> str:
    return names.of_theme(entry.theme_id)


@dataclass(frozen=True)
class Found:
    """One row as the template prints it."""

    ref: str
    title: SafeString
    href: str
    about: str
    happened_on: object
    classification: int
    is_open: bool


@dataclass(frozen=True)
class Preview:
    """A record beside the list: its text, and the way to its page."""

    entry: object
    record: object
    about: str
    paragraphs: list[SafeString]
    is_cut: bool


class Results(ListPage):
    title = _("Portal")
    template_name = "portal/search.html"
    columns = (
        Column("title", _("Title"), value=str, link=True),
        Column("kind", _("Kind"), value=kind_of),
        Column("state", _("Member State"), value=state_of),
        Column("theme", _("Theme"), value=theme_of),
        Column("office", _("Originating office"), value="marking.holder.name"),
        Column("happened_on", _("Date"), sort="happened_on"),
        Column("standing", _("Superseded")),
        Column("ref", _("Reference")),
    )
    filterset = Narrowing
    sort = "-happened_on"
    size = 25
    empty = _("Try fewer words, another spelling or another language.")

    @cached_property
    def entries(self) -> list[Found]:
        return [self._found(entry) for entry in self.page.rows]

    def _found(self, entry):
        parts = kind_of(entry), state_of(entry), theme_of(entry), entry.standing
        return Found(
            ref=entry.ref,
            title=marked(entry.title, self.filter.words),
            href=self._beside_list(entry.ref),
            about=" · ".join(part for part in parts if part),
            happened_on=entry.happened_on,
            classification=int(entry.marking.classification),
            is_open=entry.ref == self.query.get("preview"),
        )

    def _beside_list(self, ref):
        kept = {"cursor": self.query["cursor"]} if "cursor" in self.query else {}
        return address.changed(self.query, preview=ref, **kept)

    @property
    def clear_url(self):
        taken_away = dict.fromkeys([facet.key for facet in FACETS])
        return address.changed(self.query, q=None, preview=None, **taken_away)

    def preview_for(self, person) -> Preview | None:
        """What was chosen to be seen beside the list, if the person may read it."""
        ref = self.query.get("preview", "").replace("\0", "")
        entry = self.readable.filter(ref=ref).first() if ref else None
        record = entry and finding.record_of(entry, person)
        if record is None:
            return None
        text = text_of(record)
        parts = entry.marking.holder.name, state_of(entry), entry.standing
        return Preview(
            entry=entry,
            record=record,
            about=" · ".join(part for part in parts if part),
            paragraphs=[
                marked(line, self.filter.words)
                for line in text[:PREVIEWED].splitlines()
                if line.strip()
            ],
            is_cut=len(text) > PREVIEWED,
        )


def text_of(record) -> str:
    """What a record says, besides its title."""
    fields = (name for name in record.searchable if name != "title")
    return "\n".join(getattr(record, name) or "" for name in fields)


def marked(text: str, words: str) -> SafeString:
    """The text with the words that were looked for marked, endings aside."""
    stems = tuple(_stem(word) for word in normalised(words).split())
    if not stems:
        return format_html("{}", text)
    pieces = re.split(r"(\w+)", text)
    return format_html_join(
        "",
        "{}",
        ((_marked(piece) if _begins(piece, stems) else piece,) for piece in pieces),
    )


def _stem(word):
    return word[:-2] if len(word) > 5 else word


def _begins(piece, stems):
    bare = normalised(piece)
    return bool(bare) and any(
        bare.startswith(stem) and len(bare) - len(stem) < 5 for stem in stems
    )


def _marked(word):
    return format_html("<mark>{}</mark>", word)
