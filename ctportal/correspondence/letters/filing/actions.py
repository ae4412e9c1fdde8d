"""Filing what was dropped on the register: the letter, its words, what came along."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.turns import take_turn

from ... import actions as documents
from ...models import Letter
from .. import actions
from . import knowing
from .reading import Read, as_file, read


@dataclass(frozen=True)
class Filed:
    """A letter that was filed, and the files that were not taken, each with why."""

    letter: Letter
    refused: tuple[tuple[str, str], ...] = ()
    is_known: bool = False


@transaction.atomic
def file(dropped, *, by, is_cleaned: bool = True) -> Filed:
    """File a mail or a scan as far as it can be read; the rest stays empty.

    A file that was filed before leads to the letter it became.  Each file that came
    along passes the inspection; one that does not is named in the letter's own words.
    """
    told = read(dropped)
    # Two who drop it at once: the second finds the letter of the first.
    take_turn(Letter.kind, by.entity.pk, told.filed_as)
    known = Letter.objects.readable_by(by).held_by(by.entity)
    if known := known.filter(filed_as=told.filed_as).first():
        return Filed(known, is_known=True)
    letter = _registered(told, by)
    refused = tuple(_attach_all(letter, told, by, is_cleaned))
    _keep_words(letter, told, refused, by)
    return Filed(letter, refused)


def _registered(told: Read, by) -> Letter:
    entity, person = knowing.sender_of(told.sender) if told.sender else (None, "")
    if entity is not None and entity.pk in by.offices:
        entity = None
    today = timezone.localdate()
    written_on = told.written_on or knowing.day_in(told.words)
    return actions.register(
        by=by,
        direction=Letter.Direction.IN,
        state=knowing.state_of(entity, f"{told.title}\n{told.words}"),
        type=told.type,
        title=told.title,
        entity=entity,
        person=person,
        written_on=written_on if written_on and written_on <= today else None,
        received_on=today,
        filed_as=told.filed_as,
    )


def _attach_all(letter, told, by, is_cleaned):
    """Attach what came along; yields what was not taken."""
    for name, content in told.attached:
        try:
            with transaction.atomic():
                _attach(letter, name, content, by, is_cleaned)
        except ValidationError as refusal:
            if told.type != "mail":
                raise
            yield name, " ".join(refusal.messages)


def _attach(letter, name, content, by, is_cleaned):
    facts = {"title": name[:200], "language": letter.language, "by": by}
    file = as_file(name, content)
    documents.attach(letter, file=file, is_cleaned=is_cleaned, **facts)


def _keep_words(letter, told, refused, by):
    """The words of a mail are kept as a text, with what was not taken."""
    if told.type != "mail":
        return
    lines = [told.title, told.sender, str(told.written_on or ""), "", told.words]
    lines += [
        _("Not taken: %(name)s. %(why)s") % {"name": n, "why": w} for n, w in refused
    ]
    text = "\n".join(lines).strip() or letter.ref
    name = f"{letter.ref}.txt"
    _attach(letter, name, text.encode(), by, is_cleaned=True)
