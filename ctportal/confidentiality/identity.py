"""Who is reading now.

Pages, tasks and commands say once on whose behalf they work; from then on every
statement reaches the database with that person's name, signed.  Unset means nobody
said, which the database answers with an error; a visitor is somebody who opens nothing.
"""

import hmac
import time
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256

from django.conf import settings

# Seconds for which a signed word is good; it is said anew in every transaction.
GOOD_FOR = 3600


class Sight:
    """One reader's view of the database, and what was found out about it so far."""

    def __init__(self, person_id: int | None):
        self.person_id = person_id
        self.open_audiences: frozenset[int] | None = None

    @property
    def name(self) -> str:
        return str(self.person_id) if self.person_id else "visitor"


_sight: ContextVar[Sight | None] = ContextVar("sight", default=None)


def current() -> Sight | None:
    """The sight in force, or None while nobody has said who reads."""
    return _sight.get()


@contextmanager
def as_person(person):
    """Read and write with this person's sight; None is a visitor."""
    token = _sight.set(Sight(person.pk if person else None))
    try:
        yield person
    finally:
        _sight.reset(token)


def forget_open_audiences():
    """Look the open audiences up again: a new one may just have been made."""
    sight = current()
    if sight:
        sight.open_audiences = None


def signing_key() -> bytes:
    """The key both ends share, derived from the portal's secret."""
    return sha256(b"the second wall" + settings.SECRET_KEY.encode()).digest()


def word(sight: Sight | None, backend_pid: int) -> str:
    """What the database is told: reader, expiry and connection, signed.

    Naming the connection makes a word that was overheard worthless elsewhere.
    """
    if sight is None:
        return ""
    said = f"{sight.name}.{int(time.time()) + GOOD_FOR}.{backend_pid}"
    return f"{said}.{hmac.new(signing_key(), said.encode(), sha256).hexdigest()}"
