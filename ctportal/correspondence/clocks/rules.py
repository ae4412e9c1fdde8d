"""How long each clock runs: dated rules with their source, and the holidays."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from ctportal.confidentiality import policy
from ctportal.ledger.actions import note

from ..models import ClockRule, Holiday

DATA = Path(__file__).parent.parent / "data"


def rule_on(kind: str, day: date) -> ClockRule | None:
    """The rule in force on a day for one kind of clock."""
    return ClockRule.objects.current_on(day).filter(kind=kind).last()


def in_force() -> list[ClockRule]:
    return list(ClockRule.objects.current().order_by("kind", "begins_on"))


def holidays() -> frozenset[date]:
    """The official holidays at Headquarters, as far as they are entered."""
    return frozenset(Holiday.objects.values_list("day", flat=True))


@transaction.atomic
def change_rule(kind: str, *, by, **facts) -> ClockRule:
    """Let another rule begin today; clocks that run already keep what they have."""
    policy.require_role(by, *policy.CLASSIFIERS)
    today = timezone.localdate()
    ClockRule.objects.current().filter(kind=kind, begins_on=today).delete()
    current = ClockRule.objects.current().filter(kind=kind)
    current.update(ends_on=date.fromordinal(today.toordinal() - 1))
    note("clock-rule-changed", by=by)
    return ClockRule.objects.create(kind=kind, begins_on=today, **facts)


@transaction.atomic
def enter_holiday(*, by, day: date, name: str, source: str) -> Holiday:
    """Enter a holiday as the circular of its year has it."""
    policy.require_role(by, *policy.CLASSIFIERS)
    note("holiday-entered", by=by)
    entered, _is_new = Holiday.objects.update_or_create(
        day=day, defaults={"name": name, "source": source, "is_verified": True}
    )
    return entered


@transaction.atomic
def take_out_holiday(holiday, *, by):
    policy.require_role(by, *policy.CLASSIFIERS)
    note("holiday-taken-out", by=by)
    holiday.delete()


def load():
    """Write the rules and holidays that are known, where there never were such."""
    for row in _rows("clock_rules.json"):
        if not ClockRule.objects.filter(kind=row["kind"]).exists():
            ClockRule.objects.create(**row)
    if not Holiday.objects.exists():
        Holiday.objects.bulk_create(Holiday(**row) for row in _rows("holidays.json"))


def _rows(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))
