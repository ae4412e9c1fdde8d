"""Merges that a second person has to take apart, or not, as home draws them."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from ..actions.permission import WRITERS
from ..models import Merge, Unmerging


def to_take_apart(person) -> Iterator[Waiting]:
    if person.role not in WRITERS:
        return
    own = Merge.objects.readable_by(person).held_by(person.entity)
    proposed = Unmerging.objects.open().exclude(proposed_by=person)
    waiting = proposed.filter(merge__in=own.values("pk")).order_by("proposed_at", "pk")
    for one in waiting.select_related("merge__marking__holder")[:AT_MOST]:
        yield Waiting(
            title=_("Take two merged records apart"),
            href=one.merge.get_absolute_url(),
            note=one.merge.ref,
            status=Status("due", _("to confirm")),
            when=date_format(one.proposed_at),
            record=one.merge,
        )
