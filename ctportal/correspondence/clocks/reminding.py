"""Mails to who keeps a clock: once before its end, once some days after.

A reminder is written down before it leaves, in the same transaction, so that none is
sent twice.  The mail names no record: it leads to the portal.
"""

from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.policy import KEEPERS
from ctportal.people.models import Membership, Person

from ..models import ClockReminder
from .waiting import due_for


def remind_all() -> int:
    """Remind everyone who keeps clocks that are due; how many mails left."""
    keepers = Membership.objects.current().filter(role__in=KEEPERS)
    people = Person.objects.filter(is_active=True, pk__in=keepers.values("person"))
    return sum(remind(person) for person in people.order_by("pk"))


def remind(person) -> int:
    """One mail for all that is newly due to one person; none where nothing is."""
    with as_person(person), transaction.atomic():
        claimed = [clock for clock in _theirs(person) if _claim(clock)]
        if not claimed or not person.email:
            return 0
        with translation.override(person.language or "en"):
            _mail(person, len(claimed))
    return 1


def _theirs(person):
    return list(due_for(person).filter(kept_by=person))


def _claim(clock) -> bool:
    """Write a reminder down; false where it was sent before or is not due."""
    is_late = clock.ends_on < timezone.localdate()
    again_on = clock.ends_on + timedelta(days=clock.remind_after)
    if is_late and timezone.localdate() < again_on:
        return False
    _row, is_new = ClockReminder.objects.get_or_create(
        clock=clock, record=clock.record, ends_on=clock.ends_on, is_late=is_late
    )
    return is_new


def _mail(person, count):
    exercise = [_("EXERCISE")] if settings.EXERCISE else []
    subject = " · ".join([*exercise, _("Days that end")])
    told = {"count": count, "address": settings.PORTAL_URL + "/"}
    body = render_to_string("letters/reminder.txt", told)
    transaction.on_commit(lambda: send_mail(subject, body, None, [person.email]))
