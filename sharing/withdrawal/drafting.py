"""The notice to one organization: its words, and the same as a Word document.

It names the material as that organization had it, by reference, day and channel, and
nothing else: neither what it says, nor why it is taken back, nor who else had it.
"""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.correspondence.models import Transmission
from ctportal.ledger.models import Disclosure
from ctportal.pages.ribbon import why
from ctportal.rendering import content
from ctportal.rendering.docx import render_docx

from .given import Line
from .models import WithdrawalNotice

HOW = {**dict(Disclosure.Channel.choices), **dict(Transmission.Means.choices)}


def material_of(lines: Iterable[Line]) -> list[dict]:
    """What the lines gave, each reference and channel once, from its first day."""
    first = {}
    for line in sorted(lines, key=lambda line: line.first_on):
        for ref in line.refs:
            first.setdefault((ref, str(line.channel)), line.first_on)
    return [
        {"ref": ref, "channel": channel, "day": day.isoformat()}
        for (ref, channel), day in sorted(first.items())
    ]


def text_for(office, due_on, language: str) -> str:
    """What is asked, in the receiver's language."""
    with translation.override(language):
        return _(
            "%(office)s asks you to return or destroy the material named below, and "
            "every copy and extract made of it, and to say so by %(day)s. Please do "
            "not pass it on or use it further."
        ) % {"office": office.name, "day": date_format(due_on)}


def rows_of(notice: WithdrawalNotice) -> list[tuple[str, str, str]]:
    """The material in words: reference, day, channel."""
    return [
        (
            item["ref"],
            date_format(parse_date(item["day"])),
            str(HOW.get(item["channel"], item["channel"])),
        )
        for item in notice.material
    ]


def as_document(notice: WithdrawalNotice) -> bytes:
    """The notice as a Word document, in its own language."""
    with translation.override(notice.language):
        heads = [_("Reference"), _("Given on"), _("By which channel")]
        parts = [
            content.Section(_("What is asked"), paragraphs=content.prose(notice.text)),
            content.Section(
                _("The material"), tables=[content.Table(heads, rows_of(notice))]
            ),
        ]
        return render_docx(_document(notice, parts))


def _document(notice, parts) -> content.Document:
    return content.Document(
        title=_("Withdrawal notice"),
        subtitle=notice.ref,
        state="",
        language=notice.language,
        paper="a4",
        classification=content.CLASSIFICATIONS[notice.classification],
        handling_line=why([notice.holder], notice.entity),
        exercise=settings.EXERCISE,
        copy_number=1,
        reader_line=notice.receiver,
        as_of=notice.created_at,
        sections=parts,
    )
