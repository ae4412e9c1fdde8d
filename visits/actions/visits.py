"""Opening a visit, and who goes on it."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Assessment
from ctportal.confidentiality import identity
from ctportal.confidentiality.actions import open_record, released_to
from ctportal.ledger.actions import note
from ctportal.people.models import CommunityMember

from ..days import move
from ..delegations import (
    members_of,
    name_delegation,
    open_delegation,
    require_keeper,
    require_opener,
)
from ..models import Visit, VisitReport


@transaction.atomic
def put_on_list(*, by, state, title, type, mode, begins_on, ends_on) -> Visit:  # noqa: A002
    """Open a visit with its delegation and the draft of its report."""
    require_opener(by)
    delegation = open_delegation()
    CommunityMember.objects.create(community=delegation, person=by)
    visit = open_record(
        Visit,
        by=by,
        state=state,
        releases=[released_to(delegation)],
        delegation=delegation,
        title=title,
        type=type,
        mode=mode,
        begins_on=begins_on,
        ends_on=ends_on,
    )
    name_delegation(visit)
    _open_report(visit, by)
    return visit


@transaction.atomic
def change(visit, *, by, **facts):
    """Change what a visit is called, its kind or its days."""
    require_keeper(by, visit)
    begins_on = facts.pop("begins_on", visit.begins_on)
    ends_on = facts.pop("ends_on", visit.ends_on)
    move(visit, begins_on, ends_on, by=by, event="changed", **facts)
    return visit


def _open_report(visit, by):
    report = open_record(
        Assessment,
        by=by,
        state=visit.marking.state,
        circle=visit.delegation,
        type=visit.type,
        title=_("Report: %(visit)s") % {"visit": visit.title},
        as_of=visit.ends_on,
    )
    VisitReport.objects.create(visit=visit, report=report)


@transaction.atomic
def join_delegation(visit, *, by, person=None, entity=None, until: date | None = None):
    """Take a person, or the people of an organization, into the delegation."""
    require_keeper(by, visit)
    already = members_of(visit).filter(person=person, entity=entity).first()
    if already:
        return already
    member = CommunityMember.objects.create(
        community=visit.delegation, person=person, entity=entity, ends_on=until
    )
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
