"""In whose name an office's record follows what was decided on it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ctportal.confidentiality import finding, identity, policy
from ctportal.confidentiality.models import Record
from ctportal.people.models import Membership, Person

# Who of an office changes its records, in the order in which they are asked.
CHANGERS = ("head", "assessment-officer", "reviewer")


@contextmanager
def in_its_offices_name(record: Record, by, roles=CHANGERS) -> Iterator[tuple]:
    """The record as an officer of its own office has it, and that officer, in whose
    name all is done meanwhile."""
    officer = officer_of(record, by, roles)
    with identity.as_person(officer):
        yield finding.record_of(record.marking, officer), officer
    identity.forget_open_audiences()


def officer_of(record: Record, by, roles=CHANGERS) -> Person:
    """Somebody of the record's office in whose name it follows a decision.

    The office put it there to be decided on: who acts for it, or who last changed the
    record, or another of its people who may change it.
    """
    for person in _candidates(record, by, roles):
        if policy.can_change(person, record, *roles) and _reads(person, record):
            return person
    raise PermissionDenied(_("Nobody of the originating office can follow this now."))


def _candidates(record, by, roles) -> Iterator[Person]:
    yield from (by, record.changed_by, record.created_by)
    offices = policy.offices_behind(record.marking.holder_id)
    members = Membership.objects.current().filter(
        entity__in=offices, role__in=roles, person__is_active=True
    )
    acting = members.select_related("person").order_by("pk")
    yield from (
        member.person for member in sorted(acting, key=lambda m: roles.index(m.role))
    )


def _reads(person, record) -> bool:
    with identity.as_person(person):
        rows = type(record).objects.readable_by(person).filter(pk=record.pk)
        return rows.exists()
