"""What is shared by default: the releases a record is given when it reaches a step.

Which information goes to whom, and after how many days, is dated data with its source
paragraph; a visit keeps what stood on the day it was agreed.
"""

import json
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from ctportal.people.models import Community, Entity

from .actions import released_to
from .models import Release, StandingRelease

FILE = Path(__file__).parent / "data" / "standing_releases.json"


def releases_for(
    information: str,
    *,
    stepped_on: date,
    answered_on: date | None = None,
    decided_on: date | None = None,
) -> list[Release]:
    """The unsaved releases of `information` that reached its step on `stepped_on`.

    Each begins after its days, or when the State answered if that was earlier.
    `decided_on` is the day whose standing releases count: when the visit was agreed.
    """
    standing = StandingRelease.objects.current_on(decided_on or timezone.localdate())
    return [
        released_to(
            rule.reader,
            begins_on=_first_day(rule, stepped_on, answered_on),
            basis=Release.Basis.STANDING,
            ground=rule.source,
        )
        for rule in standing.filter(information=information)
    ]


def _first_day(rule, stepped_on, answered_on):
    after_days = stepped_on + timedelta(days=rule.after_days)
    return min(after_days, answered_on) if answered_on else after_days


def load():
    """Write the standing releases of the joint report, where they are not there yet."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    for row in rows:
        reader = {
            "entity": Entity.objects.filter(code=row.get("entity")).first(),
            "community": Community.objects.filter(code=row.get("community")).first(),
        }
        StandingRelease.objects.get_or_create(
            information=row["information"],
            **reader,
            defaults={"after_days": row["after_days"], "source": row["source"]},
        )
