"""What waits for somebody about clocks: days that end soon, and days that ended."""

from collections.abc import Iterator

from django.db.models import DateField, ExpressionWrapper, F
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.models import Marking
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from ..models import RunningClock


def due_for(person):
    """Clocks of one's office whose end is near or past, the first to end first."""
    if person.role not in policy.KEEPERS:
        return RunningClock.objects.none()
    own = Marking.objects.readable_by(person).held_by(person.entity)
    counting = RunningClock.objects.counting().filter(record__in=own)
    near = F("ends_on") - F("remind_before")
    soon = counting.annotate(near_on=ExpressionWrapper(near, DateField()))
    soon = soon.filter(near_on__lte=timezone.localdate())
    shown = soon.select_related("record__holder", "record__state", "kept_by")
    return shown.order_by("ends_on", "pk")


def waiting(person) -> Iterator[Waiting]:
    """Remind before the end, and again after it, until the answer is there."""
    for clock in due_for(person)[:AT_MOST]:
        is_late = clock.face.is_late
        said = _("Send a reminder") if is_late else _("Days end soon")
        yield Waiting(
            title=_("%(state)s: %(what)s")
            % {
                "state": clock.record.state or clock.record.ref,
                "what": clock.get_kind_display(),
            },
            href=reverse("letters:of-record", args=[clock.record.ref]),
            note=capfirst(clock.still_open or said),
            status=Status("overdue" if is_late else "due", said),
            clock=clock.face,
            record=clock.record,
        )
