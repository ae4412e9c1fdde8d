"""What people do to the scale: let another version begin on a day, or take it back.

What was said by a version stays said by it: findings and answers keep their level.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ctportal.confidentiality.turns import take_turn
from ctportal.ledger.actions import note
from ctportal.reference.models import Scale

from ..going_by import require_keeper
from . import reading

FEWEST = 2
# A code has fifty signs at most.
LONGEST = 36


@dataclass(frozen=True)
class Level:
    """A level as it is entered: what it is called, and its place where it has one."""

    names: dict[str, str]
    place: int | None = None


@transaction.atomic
def begin(
    *, by, begins_on: date, names, source: str, levels: Sequence[Level], seen: str = ""
) -> Scale:
    """Let another version begin on a day to come; it takes the place of one to come.

    `seen` is the code of the one that was to come when this was written.
    """
    require_keeper(by)
    take_turn("scales")
    _require_seen(seen)
    _require_day_to_come(begins_on)
    _require_sound(levels)
    code = f"{slugify(names['en'])[:LONGEST] or 'scale'}-{begins_on:%Y-%m-%d}"
    said = json.dumps(names), source, begins_on, json.dumps(_written(levels))
    with connection.cursor() as cursor:
        cursor.execute("SELECT begin_scale(%s, %s, %s, %s, %s)", [code, *said])
    note("scale-begun", by=by)
    return Scale.objects.get(code=code)


@transaction.atomic
def take_back(scale: Scale, *, by):
    """Before its day: the version in force goes on instead."""
    require_keeper(by)
    take_turn("scales")
    _require_seen(scale.code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT take_back_scale()")
    note("scale-taken-back", by=by)


def _require_seen(seen):
    standing = reading.to_come()
    if seen != (standing.code if standing else ""):
        told = _("Somebody has changed this meanwhile. Look at it again.")
        raise ValidationError(told)


def _require_day_to_come(day):
    if day <= timezone.localdate():
        raise ValidationError({"begins_on": _("Choose a day to come.")})


def _require_sound(levels):
    placed = [level.place for level in levels if level.place is not None]
    if len(placed) < FEWEST:
        raise ValidationError(_("A scale has two levels at least in its order."))
    if len(set(placed)) < len(placed):
        raise ValidationError(_("Two levels have the same place."))
    called = {level.names.get("en", "").casefold() for level in levels}
    if "" in called or len(called) < len(levels):
        raise ValidationError(_("Give each level an English name of its own."))


def _written(levels) -> list[dict]:
    """The levels with their codes: one that keeps its English name keeps its code."""
    standing = reading.current()
    known = standing.levels.all() if standing else ()
    codes = {level.names["en"]: level.code for level in known}
    places = sorted(level.place for level in levels if level.place is not None)
    written, taken = [], set()
    for level in levels:
        name = level.names["en"]
        code = _free(codes.get(name) or slugify(name)[:LONGEST] or "level", taken)
        place = level.place and places.index(level.place) + 1
        written.append({"code": code, "names": level.names, "position": place})
    return written


def _free(code, taken) -> str:
    """The code, or with a number where another level has it."""
    number, free = 1, code
    while free in taken:
        number += 1
        free = f"{code}-{number}"
    taken.add(free)
    return free
