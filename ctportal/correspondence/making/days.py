"""The last day a letter gives: as the running clock has it, else by the rule."""

from datetime import date, timedelta

from django.utils import timezone

from ..clocks import rules
from ..clocks.days import end_of

# Where no source gives days, the page begins with this many and the person decides.
USUALLY = timedelta(days=30)


def last_day(record, template) -> date:
    running = record.marking.clocks.counting().order_by("ends_on", "pk")
    clock = running.filter(kind=template.clock).first() if template.clock else None
    clock = clock or (running.first() if template.code == "reminder" else None)
    if clock is not None:
        return clock.ends_on
    today = timezone.localdate()
    rule = rules.rule_on(template.clock, today)
    if rule is None or not (rule.days or rule.months):
        return today + USUALLY
    return end_of(
        today,
        days=rule.days,
        months=rule.months,
        in_working_days=rule.in_working_days,
        holidays=rules.holidays(),
    )
