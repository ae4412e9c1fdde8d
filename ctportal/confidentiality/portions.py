"""What a record is made of: the parts that have readers of their own.

A visit has its report and results, an assessment what hangs under it.  Apps above say
so for their kinds; what is answered is only what the asker may read.
"""

from collections.abc import Callable, Iterable

from . import policy
from .models import Record

# By kind: asked with the record and the person who looks.
registered: dict[str, Callable[..., Iterable[Record]]] = {}


def of(record: Record, person) -> list[Record]:
    """The parts of a record that the same office holds, as far as they may be read."""
    find = registered.get(record.kind)
    found = find(record, person) if find else ()
    own = {part.pk: part for part in found if policy.is_holder(person, part)}
    return list(own.values())
