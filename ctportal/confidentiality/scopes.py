"""What people mean by "all of this visit" or "its results".

Apps above register the words for their kinds of record: each finds the records below
that are there, and says which kinds made later come under it from their beginning.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from . import policy
from .models import ConfidentialityRequest, Record


@dataclass(frozen=True)
class Word:
    """A word for what hangs under a record of one kind.

    `below` is asked with the record and the person who looks, and answers what that
    person may read of it; `takes` are the kinds that come under it when made later.
    """

    kind: str
    word: str
    label: str | Promise
    below: Callable[[Record, object], Iterable[Record]]
    takes: frozenset[str] = frozenset()


words: dict[tuple[str, str], Word] = {}
# What was made from records goes with them: each is asked with a list of records and
# the person who looks.
made_from: list[Callable[[list, object], Iterable[Record]]] = []


def register(*known: Word):
    for word in known:
        words[word.kind, word.word] = word


def words_of(kind: str) -> list[Word]:
    """The words there are for what hangs under records of a kind."""
    return [word for (of_kind, _word), word in words.items() if of_kind == kind]


@dataclass(frozen=True)
class Scope:
    """What a State asks to keep: records, words of records, single fields."""

    records: list = field(default_factory=list)
    reaches: list[tuple[Record, str]] = field(default_factory=list)
    fields: list[tuple[Record, str]] = field(default_factory=list)

    def covered(self, person) -> list[Record]:
        """Every record of one's own office that comes under it now, each once."""
        below = [
            found
            for record, word in self.reaches
            for found in words[record.kind, word].below(record, person)
        ]
        return _with_what_was_made([*self.records, *below], person)

    @property
    def is_empty(self) -> bool:
        return not (self.records or self.reaches or self.fields)


def _with_what_was_made(records, person) -> list[Record]:
    """These and what was made from them, and from that in turn."""
    found, new = {}, list(records)
    while new:
        own = [record for record in new if policy.is_holder(person, record)]
        new = [record for record in own if record.pk not in found]
        found |= {record.pk: record for record in new}
        new = [made for ask in made_from for made in ask(new, person)] if new else []
    return list(found.values())


def requests_over(above: Iterable, kind: str, *, by) -> list[ConfidentialityRequest]:
    """The requests in force that cover a new record of `kind` made under these.

    Whoever may not see one of them makes nothing there: it would come to light.
    """
    ids = [record.pk for record in above]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM reaches_over(%s)", [ids])
        wanted = {row[0] for row in cursor.fetchall() if _takes(*row[1:], kind)}
    known = ConfidentialityRequest.objects.readable_by(by).filter(pk__in=wanted)
    if known.count() != len(wanted):
        raise PermissionDenied(_("You do not see all that decides who may read this."))
    return list(known.order_by("pk"))


def _takes(of_kind, word, kind) -> bool:
    known = words.get((of_kind, word))
    return known is None or kind in known.takes
