"""A line as machines send it, in the words that people would type."""

from collections.abc import Mapping

from .. import wording

SAID = {True: "yes", False: "no", None: ""}


def words_sent(sent: Mapping) -> dict[str, str]:
    """Those of a line's words that were sent."""
    return {
        name: _typed(sent[name]).replace("\0", "")
        for name in wording.TYPED
        if name in sent
    }


def words_of(record) -> dict[str, str]:
    """A stored line's words; it is marked confidential only when that is sent."""
    return wording.words_of(record) | {"confidential": "no"}


def _typed(value) -> str:
    return SAID[value] if value is None or isinstance(value, bool) else str(value)
