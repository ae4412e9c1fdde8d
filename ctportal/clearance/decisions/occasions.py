"""The Committee's deadlines, as calendars show them."""

from datetime import time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.pages.occasions import Occasion, Source

from . import deadlines, standing
from .lists import Decisions


def deadlines_between(person, first, last):
    """What the members may object to until one of these days."""
    rows = Decisions.rows_for(person).under_way()
    begun = deadlines.at(first, time.min)
    over = deadlines.at(last + timedelta(days=1), time.min)
    falling = rows.filter(deadline__gte=begun, deadline__lt=over)
    for decision in falling.order_by("deadline", "ref"):
        day = deadlines.day_there(decision.deadline)
        yield Occasion(
            record=decision,
            title=_("Until then: %(record)s") % {"record": decision.title},
            begins_on=day,
            ends_on=day,
            kind=_("Before the Committee"),
            href=decision.get_absolute_url(),
            status=standing.status_of(decision),
        )


SOURCE = Source("committee", gettext_lazy("Before the Committee"), deadlines_between)
