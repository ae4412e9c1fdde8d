"""Acts of a State that are recorded elsewhere, tied to the letter they stand in."""

from ctportal.confidentiality import lettering

from ..models import Letter
from . import actions
from .choosing import IN, OFFERED, letters_for
from .naming import named


def keep(records, role, *, by, letter=None, number="", said_on=None, **facts):
    """Tie the letter of an act to the records it is about."""
    if letter is None:
        state = records[0].marking.state
        letter = actions.entered(
            by=by, state=state, number=number, written_on=said_on, **facts
        )
    else:
        letter = Letter.objects.readable_by(by).filter(pk=letter.pk).first()
    for record in records if letter else ():
        actions.tie(letter, record, role, by=by)


def offer(person, state) -> list[tuple[str, str]]:
    found = letters_for(person, state, IN)[:OFFERED]
    return [(letter.ref, named(letter)) for letter in found]


def register():
    lettering.offering.append(offer)
    lettering.keeping.append(keep)
