"""Why one person can read a record: for them, and of nobody else."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.people.models import Classification

from .. import keys, policy
from ..models import Release
from .people import keys_to

Basis = Release.Basis


@dataclass(frozen=True)
class ReleasedToMe:
    """A release that opens a record to the one who asks."""

    key_id: int
    basis: str
    released_on: date


def why_readable(person, record) -> str:
    """One plain line: why this person may read this record; empty if they may not."""
    reasons = reasons_of(person, record)
    if reasons and record.classification:
        cleared = _("you are cleared to %(classification)s")
        word = Classification(record.classification).label
        reasons.append(cleared % {"classification": word})
    return "; ".join(reasons)


def reasons_of(person, record) -> list[str]:
    """Every reason that this person has today, in the order of the keys they hold."""
    holding = keys.held_by(person)
    if holding is None:
        return []
    opened = keys.opened_by(holding).filter(audience_id=record.audience_id)
    asked = _Asked(person, record)
    mine = keys_to(record).filter(pk__in=opened.values("key_id"))
    return list(dict.fromkeys(asked.reason(key) for key in mine))


class _Asked:
    """One person asking of one record."""

    def __init__(self, person, record):
        self.person = person
        self.record = record

    @cached_property
    def releases(self) -> dict[int, ReleasedToMe]:
        """What was released to the asker, by the key it gives."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM released_to_me(%s)", [self.record.pk])
            found = [ReleasedToMe(*row) for row in cursor.fetchall()]
        return {released.key_id: released for released in found}

    def reason(self, key) -> str:
        if not key.community_id and not key.function_id and self._is_own(key):
            return _own_office(key, self.person)
        released = self.releases.get(key.pk)
        if released and released.basis == Basis.STATE:
            return _("as the Member State concerned")
        if released and released.basis == Basis.COMMITTEE:
            return _("as a member of the Committee")
        return _through(key) + (_since(released) if released else "")

    def _is_own(self, key):
        held = policy.is_holder(self.person, self.record)
        return held and key.entity_id == self.record.marking.holder_id


def _own_office(key, person):
    if key.entity_id == person.entity.pk:
        return _("your own office")
    return _("held jointly by your office and another")


def _through(key):
    """By what somebody holds a key."""
    if key.function_id:
        return _("because you fill %(function)s") % {"function": key.function.name}
    if key.community_id:
        group = {"community": key.community.name}
        return _("because you belong to %(community)s") % group
    return _("released to your organization")


def _since(released):
    return " · " + date_format(released.released_on)
