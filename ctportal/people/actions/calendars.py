"""The address at which other programs fetch one's calendar, drawn and ended."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from ..calendars import digest_of
from ..models import CalendarAddress, Person


@transaction.atomic
def draw_calendar_address(person: Person, *, by) -> str:
    """A new secret word for the address; the former one is good no longer."""
    _require_own(person, by)
    CalendarAddress.objects.filter(person=person).delete()
    token = secrets.token_urlsafe(32)
    CalendarAddress.objects.create(person=person, digest=digest_of(token))
    note("calendar-address-drawn", by=by, about=person)
    return token


@transaction.atomic
def end_calendar_address(person: Person, *, by):
    """Let nobody fetch the calendar any more."""
    _require_own(person, by)
    CalendarAddress.objects.filter(person=person).delete()
    note("calendar-address-ended", by=by, about=person)


def _require_own(person, by):
    if by != person or by.entity is None:
        raise PermissionDenied(_("Its own person does this, acting for an office."))
