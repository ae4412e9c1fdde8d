"""What an app tells of the kinds of record that offices clear.

The ground floor knows no report: the app whose records a kind are registers who
submits them, what their version consists of, and what follows for the record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ctportal.confidentiality.finding import kind_named

from .parts import Part, with_documents


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be cleared.

    `parts(record, person)` are those this person reads.  `follow(record, outcome, by=)`
    is told when it is submitted, comes through, is returned or taken back.
    """

    code: str
    submitters: tuple[str, ...]
    # Whether it has not gone out of its office.
    is_kept: Callable[..., bool]
    follow: Callable[..., None]
    parts: Callable[..., Iterable[Part]] = with_documents
    # Whether the last who clears it sends it.
    goes_out_by_it: bool = False

    @property
    def label(self) -> str:
        return kind_named(self.code)


registered: dict[str, Kind] = {}


def of(record) -> Kind | None:
    return registered.get(record.marking.kind)
