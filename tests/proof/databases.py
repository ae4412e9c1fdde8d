"""Databases of the proof's own, each a copy of one that has people in it."""

import os
from uuid import uuid4

from tests import databases

# The database every other is copied from; nobody stays connected to it.
FIRST = "ctportal"


def copy():
    """The name of a new copy of the first database, for as long as it is wanted."""
    return databases.copy(FIRST, f"proof_{uuid4().hex[:12]}")


def environment(name: str) -> dict[str, str]:
    """The environment of a process that works in another database."""
    return os.environ | {url: databases.address(url, name) for url in databases.URLS}
