"""What a file may carry beside what it says: one word for each kind of trace."""

from typing import NamedTuple


class TooMuch(Exception):
    """The file holds more than a document does."""


class Trace(NamedTuple):
    """One thing that a file carries, and what it says there."""

    code: str
    said: str = ""


# What stands where a name was, as word processors put it themselves.
NOBODY = "Author"
# No page shows more than this of what a file says of itself.
MOST_SAID = 200


def trace(code: str, said: object = "") -> Trace:
    """A trace with its words on one line, as many as a page shows."""
    return Trace(code, " ".join(str(said).split())[:MOST_SAID])


def listed(code: str, names) -> list[Trace]:
    """One trace that names several things, or none where there is nothing to name."""
    names = sorted({" ".join(str(name).split()) for name in names if name} - {NOBODY})
    return [trace(code, ", ".join(names))] if names else []
