"""The letters that can be made, and for which kinds of record.

Apps above register those of their own kinds: what is told in them, what they name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from ctportal.confidentiality.models import Record

from .addressee import Receiver


def _nothing(record, language) -> dict:
    return {}


def _no_portions(record, person) -> Iterable[Record]:
    return ()


def _no_rows(record, language, person) -> list:
    return []


def _nobody(record):
    return None


def _always(record) -> bool:
    return True


@dataclass(frozen=True)
class Template:
    """A letter: what it is to its record, what it tells, and what it lists."""

    code: str
    label: str | Promise
    role: str
    # The days it gives, which may run on the record already.
    clock: str = ""
    gives_days: bool = True
    # The words of its places, in its language.
    told: Callable[..., dict] = _nothing
    # What it may list, as far as the State has it already.
    portions: Callable[..., Iterable[Record]] = _no_portions
    # What it speaks of beside its record, and goes along with it.
    named: Callable[..., Iterable[Record]] = _no_portions
    # Whether it makes sense for a record where that stands.
    fits: Callable[..., bool] = _always
    lists_portions: bool = False
    # Whom it goes to, where that is not the State's mission.
    receiver: Callable[..., Receiver] = _nobody
    # Rows it lists that are no portions, under which columns.
    rows: Callable[..., list] = _no_rows
    columns: tuple[str, ...] = ("ref", "kind", "title")


# By kind of record; under the empty word, for every kind.
registered: dict[str, list[Template]] = {}


def of_kind(kind: str) -> list[Template]:
    own = registered.get(kind, [])
    codes = {template.code for template in own}
    return [*own, *(made for made in registered.get("", ()) if made.code not in codes)]
