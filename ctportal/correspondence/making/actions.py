"""Making a letter from a record: its row, its number, its document, in one act."""

import io
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.descent import open_under
from ctportal.confidentiality.policy import KEEPERS, require_holder
from ctportal.ledger.actions import note

from .. import actions as documents
from ..letters import numbering
from ..letters.actions import tie
from ..models import Letter
from . import addressee, composing, receiving
from .templates import Template
from .word import made


@transaction.atomic
def make(
    record,
    template: Template,
    *,
    by,
    language: str,
    until: date | None = None,
    portions=(),
    **words,
) -> Letter:
    """Draft a letter of ours about a record, with its document.

    It begins under the strictest marking of what it names, for its own office alone,
    and names of the record's portions only those that its receiver may read.
    """
    require_holder(by, record, *KEEPERS)
    receiver = template.receiver(record)
    facts = {"language": language, **addressee.facts_of(receiver)}
    if record.marking.state is None and receiver is None:
        raise ValidationError(_("This record is of no State: nobody to write to."))
    listed = receiving.readable_by_state(portions, record.marking.state)
    told = composing.told(record, template, language, until, words)
    named = [record, *template.named(record, by), *listed]
    letter = _drafted(named, by, title=told["subject"][:200], **facts)
    told["number"] = numbering.draw(letter)
    rows = composing.rows(listed, language) or template.rows(record, language, by)
    content = made(composing.page(letter, template, told, rows), letter.holder.code)
    return _kept(letter, content, named, template, by)


def _drafted(named, by, **facts) -> Letter:
    """One of ours that has not gone out, under the strictest of what it names."""
    out, today = Letter.Direction.OUT, timezone.localdate()
    facts |= {"direction": out, "written_on": today}
    return open_under(named, Letter, by=by, **facts)


def _kept(letter, content, named, template, by):
    """Keep the document with its letter, and tie the letter to what it names."""
    file = io.BytesIO(content)
    file.name = f"{letter.ref}.docx"
    documents.attach(
        letter, file=file, title=letter.title, by=by, language=letter.language
    )
    for record in named:
        tie(letter, record, template.role, by=by)
    note("letter-made", by=by, of=named[0].marking)
    return letter
