"""What waits for somebody, as far as a reader of their office may read it."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import keys
from ctportal.people.handing_over import Held, Source

from . import waiting


def _waiting_for(person, *, seen_by):
    return _known(waiting.for_me(person), seen_by)


def _awaited_by(person, *, seen_by):
    return _known(waiting.awaited(person), seen_by)


def _known(items, seen_by):
    """What is of a record that this reader reads too."""
    opened = keys.audiences_open_to(seen_by)
    for item in items:
        if item.record is not None and item.record.audience_id in opened:
            yield Held("", item.title, item.note, item.href, item.record)


SOURCES = (
    Source("waiting", _("Waiting for them"), _waiting_for),
    Source("awaited", _("What they wait for"), _awaited_by),
)
