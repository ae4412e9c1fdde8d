"""Naming a reader for what is Strictly Confidential and has none left.

ST/SGB/2007/6: the list of its readers is never empty.  An officer of the originating
office, who sees the reference and never the text, and a second one name a function.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.pages.marks import Status
from ctportal.pages.waiting import Waiting
from ctportal.people import by_two
from ctportal.people.models import Function

from . import policy
from .actions import draw_ref, remark
from .models import Marking, Naming


@dataclass(frozen=True)
class Nobodys:
    """What an officer may know of a record that nobody reads."""

    ref: str
    kind: str
    state: str
    holder_id: int


def nobodys() -> list[Nobodys]:
    """The records of one's office that nobody is left to read; officers are told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nobodys()")
        return [Nobodys(*row) for row in cursor.fetchall()]


def functions_of(record: Nobodys):
    """The functions that may be named: those of its originating office."""
    own = policy.offices_behind(record.holder_id)
    return Function.objects.filter(entity__in=own)


@transaction.atomic
def propose(of_ref, *, by, function, reason) -> Naming:
    """Propose a function for a record that nobody is left to read."""
    policy.require_role(by, *policy.CLASSIFIERS)
    found = next((record for record in nobodys() if record.ref == of_ref), None)
    if found is None or function not in functions_of(found):
        raise PermissionDenied(_("Somebody may read this record."))
    proposed = Naming.objects.create(
        ref=draw_ref("N"),
        of_ref=of_ref,
        holder_id=found.holder_id,
        function=function,
        reason=reason,
        proposed_by=by,
    )
    note("reader-proposed", by=by)
    return proposed


@transaction.atomic
def confirm(proposed: Naming, *, by):
    """Confirm it as the second person: whoever fills the function reads at once."""
    policy.require_role(by, *policy.CLASSIFIERS)
    by_two.confirm(proposed, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name_reader(%s)", [proposed.pk])
        marking = Marking(pk=cursor.fetchone()[0])
    remark([marking], by=by)
    note("reader-named", by=by, of=marking)


@transaction.atomic
def turn_down(proposed: Naming, *, by):
    policy.require_role(by, *policy.CLASSIFIERS)
    by_two.turn_down(proposed, by=by)


def waiting(person) -> Iterator[Waiting]:
    """What nobody reads, until two people have named a function."""
    if person.role not in policy.CLASSIFIERS:
        return
    for record in nobodys():
        yield Waiting(
            title=_("Strictly Confidential, and nobody left to read it"),
            href=reverse("confidentiality:nobodys"),
            note=record.ref,
            status=Status("overdue", _("name a function")),
        )
