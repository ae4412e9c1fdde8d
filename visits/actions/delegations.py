"""Who goes on a visit: readers of its drafts, and experts known by name alone."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.ledger.actions import note
from ctportal.people.models import CommunityMember

from ..delegations import members_of, require_keeper
from ..models import Delegate


@transaction.atomic
def join_delegation(
    visit, *, by, person=None, entity=None, name="", until: date | None = None, **place
):
    """Take a person, or the people of an organization, into the delegation.

    An expert by `name` has no account and reads nothing.  `place`: role and subject.
    """
    require_keeper(by, visit)
    if name:
        return _by_name(visit, by, name=name, entity=entity, **place)
    already = members_of(visit).filter(person=person, entity=entity).first()
    if already:
        return already
    member = CommunityMember.objects.create(
        community=visit.delegation, person=person, entity=entity, ends_on=until
    )
    Delegate.objects.create(visit=visit, member=member, **place)
    identity.forget_open_audiences()
    note("visit-delegation-joined", by=by, of=visit.marking)
    return member


@transaction.atomic
def leave_delegation(visit, *, by, member):
    """End a membership of the delegation; its drafts are closed at once."""
    require_keeper(by, visit)
    member.ends_on = timezone.localdate() - timedelta(days=1)
    member.save(update_fields=["ends_on"])
    identity.forget_open_audiences()
    note("visit-delegation-left", by=by, of=visit.marking)


@transaction.atomic
def strike_delegate(delegate, *, by):
    """An expert known by name does not go."""
    require_keeper(by, delegate.visit)
    delegate.delete()
    note("visit-delegation-left", by=by, of=delegate.visit.marking)


def _by_name(visit, by, **facts):
    delegate = Delegate.objects.create(visit=visit, **facts)
    note("visit-delegation-joined", by=by, of=visit.marking)
    return delegate
