"""Classifications to be looked at again: a day comes, and the officer is told."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from . import finding, policy
from .models import Marking


def waiting(person) -> Iterator[Waiting]:
    """The records of one's office whose day of review has come; nothing reopens."""
    if person.role not in policy.CLASSIFIERS:
        return
    own = Marking.objects.readable_by(person).held_by(person.entity)
    due = own.filter(review_on__lte=timezone.localdate()).order_by("review_on", "ref")
    for record in finding.records_of(due[:AT_MOST], person):
        day = record.marking.review_on
        yield Waiting(
            title=_("Review the classification: %(record)s") % {"record": record},
            href=reverse("confidentiality:classify", args=[record.ref]),
            note=record.ref,
            status=Status("due", _("to review")),
            when=date_format(day),
            due_on=day,
            record=record,
        )
