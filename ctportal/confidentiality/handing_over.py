"""Records released to the functions that somebody fills; they follow the function."""

from django.utils.translation import gettext_lazy as _

from ctportal.people.handing_over import Held, Source

from . import finding, keys
from .models import Marking


def _held(person, *, seen_by):
    markings = Marking.objects.readable_by(seen_by).filter(
        releases__function__in=keys.functions_of(person), releases__withdrawn_at=None
    )
    for record in finding.records_of(markings.distinct().order_by("ref"), seen_by):
        yield Held(
            record.ref, str(record), href=record.get_absolute_url(), record=record
        )


SOURCE = Source("releases", _("Shared with a function they fill"), _held)
