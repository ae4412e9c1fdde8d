"""What is shared by default: the releases a record is given when it reaches a step.

Which information goes to whom, and after how many days, is dated data with its source
paragraph; a visit keeps what stood on the day it was agreed.
"""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from ctportal.people.models import Community, Entity, Function

from .actions import released_to
from .models import Release, StandingRelease

FILE = Path(__file__).parent / "data" / "standing_releases.json"
Step, Whom = StandingRelease.Step, StandingRelease.Whom
READERS = {"entity": Entity, "community": Community, "function": Function}


def releases_for(
    information: str,
    step: str,
    *,
    holder: Entity,
    stepped_on: date,
    state=None,
    named: Iterable[Function] = (),
    answered_on: date | None = None,
    waits_until: date | None = None,
    stands_still: bool = False,
    decided_on: date | None = None,
) -> list[Release]:
    """The unsaved releases of an office's `information` that reached `step` on a day.

    Each begins after its days, or when the State answered if that was earlier.  What
    waits for the State's word waits longer where it was given days until `waits_until`,
    and does not begin while they stand still and it has not answered.  `state`
    is the State concerned, `named` the functions a note is for.  `decided_on` is the
    day whose standing releases count: when the visit was agreed.
    """
    standing = StandingRelease.objects.current_on(decided_on or timezone.localdate())
    rules = standing.filter(information=information, step=step, holder=holder)
    return [
        released_to(
            reader,
            begins_on=_first_day(rule, stepped_on, answered_on, waits_until),
            basis=_basis(rule),
            ground=rule.source,
        )
        for rule in rules.select_related(*READERS)
        if answered_on or not (rule.after_days and stands_still)
        for reader in _readers(rule, state, named)
    ]


def _readers(rule, state, named):
    """Whom a rule means for one record."""
    if rule.whom == Whom.STATE:
        return Entity.objects.filter(kind=Entity.Kind.MISSION, state=state)
    if rule.whom == Whom.NAMED:
        return named
    return [rule.reader]


def _basis(rule):
    """What is put before the State and the Committee stays with them."""
    if rule.whom == Whom.STATE:
        return Release.Basis.STATE
    if rule.step == Step.COMMITTEE:
        return Release.Basis.COMMITTEE
    return Release.Basis.STANDING


def _first_day(rule, stepped_on, answered_on, waits_until):
    after_days = stepped_on + timedelta(days=rule.after_days)
    if rule.after_days and waits_until:
        after_days = max(after_days, waits_until)
    return min(after_days, answered_on) if answered_on else after_days


def readers_that_may_stand(office) -> dict[str, Entity | Community]:
    """Whom an office may share with by default: the others decide each time.

    Other United Nations entities are shared with once the State was asked; donors,
    other States and outside bodies only when it consents.
    """
    kinds = [Entity.Kind.DIRECTORATE, Entity.Kind.OFFICE, Entity.Kind.SECRETARIAT]
    offices = Entity.objects.filter(kind__in=kinds).exclude(pk=office.pk)
    committee = Community.objects.filter(code="committee")
    return {reader.code: reader for reader in (*offices, *committee)}


def load():
    """Write the standing releases of the joint report, where there never were such."""
    for row in json.loads(FILE.read_text(encoding="utf-8")):
        known = {
            "information": row["information"],
            "step": row["step"],
            "holder": Entity.objects.get(code=row["holder"]),
            "whom": row.get("whom", ""),
            **{
                name: model.objects.filter(code=row.get(name)).first()
                for name, model in READERS.items()
            },
        }
        if not StandingRelease.objects.filter(**known).exists():
            facts = {"after_days": row.get("after_days", 0), "source": row["source"]}
            StandingRelease.objects.create(**known, **facts)
