"""What an answer shows: every record that stands on it, as far as its marking goes.

A view hands over the records it is about to render, once, as it found them.  The
ribbon names the highest classification among them; the ledger writes one disclosure
with their references.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

# Asked of the records that are shown: whether one is shown before its adoption.
embargoes: list[Callable[[list], bool]] = []


class Mark(NamedTuple):
    classification: int
    holder_id: int
    ref: str
    audience_id: int


class Shown:
    """The records of one answer, in the order they were shown, each once."""

    def __init__(self):
        self.marks: dict[Mark, None] = {}
        self.holders = {}
        # What is said of handling the records, each text once.
        self.handlings: dict[str, None] = {}

    def add(self, record):
        """Show one record, or one marking."""
        self.extend([record])

    def extend(self, records: Iterable):
        """Show these records or markings, with at most one query for each table.

        The sealed values that were put back into a record are shown with it, and of a
        superseded one the later one that it names.
        """
        records = [record for record in records if record is not None]
        records += [r.newer for r in records if getattr(r, "newer", None)]
        records += [
            value
            for record in records
            for value in getattr(record, "opened", {}).values()
        ]
        bearers = [record for record in records if hasattr(record, "marking")]
        if bearers:
            prefetch_related_objects(bearers, "marking__holder")
        if any(is_early(bearers) for is_early in embargoes):
            self.handlings[_("before adoption")] = None
        for record in records:
            self._see(getattr(record, "marking", record))

    def _see(self, marking):
        mark = Mark(
            int(marking.classification),
            marking.holder_id,
            marking.ref,
            marking.audience_id,
        )
        self.marks[mark] = None
        self.holders[marking.holder_id] = marking.holder
        if marking.handling:
            self.handlings[marking.handling] = None

    @property
    def refs(self) -> list[str]:
        return [mark.ref for mark in self.marks]

    @property
    def highest(self) -> int:
        """The highest classification shown; Unclassified when nothing is."""
        return max((mark.classification for mark in self.marks), default=0)

    def of_the_highest(self) -> list[Mark]:
        """The marks that decide the ribbon, in the order they were shown."""
        return [mark for mark in self.marks if mark.classification == self.highest]

    def holders_of_the_highest(self) -> list:
        """Whose records the highest ones are, in the order they were shown."""
        held_by = dict.fromkeys(mark.holder_id for mark in self.of_the_highest())
        return [self.holders[pk] for pk in held_by]

    def __len__(self):
        return len(self.marks)
