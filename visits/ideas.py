"""Projects that begin with an area agreed after a visit.

Projects stand on the floor above: they register how one is begun, and by whom.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ctportal.confidentiality import policy

from .actions.consultations import tie


@dataclass(frozen=True)
class Maker:
    """How a record is begun from an area, and who may."""

    may_begin: Callable[[object], bool]
    begin: Callable[..., object]


registered: list[Maker] = []


def may_begin(person) -> bool:
    return any(maker.may_begin(person) for maker in registered)


@transaction.atomic
def begin(area, *, by):
    """Begin a project of an area, and keep the tie to what it came of."""
    policy.require_holder(by, area.consultation, *policy.KEEPERS)
    for maker in registered:
        if maker.may_begin(by):
            record = maker.begin(area, by=by)
            tie(area, record)
            return record
    raise PermissionDenied
