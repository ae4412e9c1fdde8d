"""Names of States and themes from memory, for lists that must not ask per row.

They are read once per process.  A name never seen before, or a newer load noticed
at the next look, makes them be read again.
"""

import time
from dataclasses import dataclass
from functools import cache

from . import languages
from .models import ReferenceLoad, State, Theme
from .spelling import normalised

# A start of the portal reads them anyway; this is for data loaded under a running one.
SECONDS_BETWEEN_LOOKS = 600


@dataclass
class Memory:
    """Names by language, by primary key, as some load of the data left them."""

    stamp: int
    states: dict[int, dict[str, str]]
    themes: dict[int, dict[str, str]]
    looked_at: float


def of_state(pk: int | None) -> str:
    """The State's name in the reader's language; empty for none."""
    return languages.chosen(_known("states", pk)) if pk else ""


def of_theme(pk: int | None) -> str:
    """The theme's name in the reader's language; empty for none."""
    return languages.chosen(_known("themes", pk)) if pk else ""


def in_reading_order(rows) -> list:
    """Rows with a name, sorted as the reader's language would list them."""
    return sorted(rows, key=lambda row: normalised(row.name))


def forget():
    """Read the names again at the next call."""
    _read.cache_clear()


def _known(kind, pk):
    if pk not in getattr(_current(), kind):
        forget()
    return getattr(_current(), kind).get(pk, {})


def _current() -> Memory:
    if _is_outdated(_read()):
        forget()
    return _read()


@cache
def _read() -> Memory:
    return Memory(
        stamp=ReferenceLoad.objects.stamp(),
        states=dict(State.objects.values_list("pk", "names")),
        themes=dict(Theme.objects.values_list("pk", "names")),
        looked_at=time.monotonic(),
    )


def _is_outdated(memory):
    if time.monotonic() - memory.looked_at < SECONDS_BETWEEN_LOOKS:
        return False
    memory.looked_at = time.monotonic()
    return memory.stamp != ReferenceLoad.objects.stamp()
