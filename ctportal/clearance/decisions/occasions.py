"""The Committee's deadlines, as calendars show them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.pages.occasions import Occasion, Source

from . import standing
from .lists import Decisions


def deadlines_between(person, first, last):
    """What the members may object to until one of these days."""
    rows = Decisions.rows_for(person).under_way()
    falling = rows.filter(deadline__date__gte=first, deadline__date__lte=last)
    for decision in falling.order_by("deadline", "ref"):
        day = decision.deadline.date()
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
