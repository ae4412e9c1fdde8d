"""What waits for somebody, as far as a reader of their office may read it."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import keys
from ctportal.people.handing_over import Held, Source

from . import waiting


def _held(person, *, seen_by):
    opened = keys.audiences_open_to(seen_by)
    for item in waiting.for_me(person):
        if item.record is not None and item.record.audience_id in opened:
            yield Held("", item.title, item.note, item.href, item.record)


SOURCE = Source("waiting", _("Waiting for them"), _held)
