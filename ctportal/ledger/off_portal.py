"""Other ways in which a record left, for the record of access of one record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OffPortal:
    """A record was sent by other means, as far as somebody wrote it down."""

    sent_on: date
    receiver: str
    means: str
    ref: str
    href: str


# Each is asked as source(marking, by=person); the apps that keep such things register.
sources: list[Callable[..., list[OffPortal]]] = []
