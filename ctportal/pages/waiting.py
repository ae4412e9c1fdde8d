"""What waits for a person, as home draws it.

Apps below the home page register their sources: each is asked with a person and answers
what stands still until that person acts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from .marks import Status
from .pieces import Clock

# What is read of each source; the page shows fewer and says how many there are.
AT_MOST = 50


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
    record: object = None

    @property
    def classification(self) -> int:
        return int(self.record.classification) if self.record else 0

    @property
    def urgency(self) -> date:
        """Lists begin with what is due first."""
        return self.due_on or (self.clock and self.clock.ends_on) or date.max


Source = Callable[[object], Iterator[Waiting]]
# Asked of everybody; each source looks at the person's role itself.
registered: list[Source] = []
