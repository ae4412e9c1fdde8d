"""What waits for a person, as home draws it.

Apps below the home page register their sources: each is asked with a person and answers
what stands still until that person acts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .marks import Status
from .pieces import Clock

# What is read of each source; the page shows fewer and says how many there are.
AT_MOST = 50
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits, as components/items.html draws it."""

    title: str
    href: str = ""
    note: str = ""
    status: Status | None = None
    when: str = ""
    clock: Clock | None = None
    due_on: date | None = None
    # Where nothing says when it is due: the day from which it waits.
    since: date | None = None
    record: object = None

    @property
    def classification(self) -> int:
        return int(self.record.classification) if self.record else 0

    @property
    def due(self) -> date | None:
        return self.due_on or (self.clock and self.clock.ends_on)

    @property
    def urgency(self) -> tuple[date, date]:
        """Lists begin with what is due first, then with what waits longest."""
        return self.due or date.max, self.since or date.max

    @property
    def mark(self) -> Status | None:
        """How near its day is; where it has none, what is to be done."""
        if self.due_on is None:
            return self.status
        return due_in(self.due_on)


Source = Callable[[object], Iterator[Waiting]]
# Asked of everybody; each source looks at the person's role itself.
registered: list[Source] = []


def due_in(day: date) -> Status:
    """How far off a day is, in the colours of what is due."""
    days = (day - timezone.localdate()).days
    if days < 0:
        late = ngettext("%(n)s day late", "%(n)s days late", -days)
        return Status("overdue", late % {"n": -days})
    if days <= 1:
        return Status("due", _("tomorrow") if days else _("today"))
    left = ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    return Status("due" if days <= SOON.days else "notbegun", left)


def by_due(items: list[Waiting]) -> list[tuple[str, list[Waiting]]]:
    """What is late, due within a week, later, or any day; one nameless group where
    nothing has a day."""
    if not any(item.due for item in items):
        return [("", items)] if items else []
    return [(said, list(group)) for said, group in groupby(items, key=_when_due)]


def _when_due(item) -> str:
    today = timezone.localdate()
    if item.due is None:
        return _("Any day")
    if item.due < today:
        return _("Overdue")
    return _("This week") if item.due <= today + SOON else _("Later")
