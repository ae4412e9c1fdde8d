"""Knowing whose calendar a secret address asks for."""

import re
from hashlib import sha256

from .models import CalendarAddress

ADDRESS = re.compile(r"/calendar/([\w-]{20,80})\.ics", re.ASCII)


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def address_of(person) -> CalendarAddress | None:
    return CalendarAddress.objects.filter(person=person).first()


def asked_for_by(path: str):
    """The person whose calendar is at this path, while they may sign in."""
    found = ADDRESS.fullmatch(path)
    if found is None:
        return None
    addresses = CalendarAddress.objects.select_related("person")
    known = addresses.filter(digest=digest_of(found[1]), person__is_active=True).first()
    return known and known.person
