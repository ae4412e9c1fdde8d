"""Opening a visit, and who goes on it."""

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import Assessment
from ctportal.confidentiality.actions import open_record, released_to
from ctportal.ledger.actions import note
from ctportal.people.models import CommunityMember

from ..days import move
from ..delegations import (
    name_delegation,
    open_delegation,
    require_keeper,
    require_opener,
)
from ..models import Delegate, Visit, VisitPart, VisitPartner, VisitReport, VisitState
from .joint import joint_holder


@transaction.atomic
def put_on_list(
    *, by, state, further_states=(), partners=(), is_of_heads=False, **fields
) -> Visit:
    """Open a visit with its delegation and the draft of its report.

    To several States, it has a report of each.  A visit of the two heads is held by
    both offices (joint report, 14 d).
    """
    require_opener(by)
    holder = joint_holder(by) if is_of_heads else by.entity
    delegation = open_delegation(holder)
    member = CommunityMember.objects.create(community=delegation, person=by)
    visit = open_record(
        Visit,
        by=by,
        holder=holder,
        state=state,
        releases=[released_to(delegation)],
        delegation=delegation,
        is_of_heads=is_of_heads,
        **fields,
    )
    name_delegation(visit)
    Delegate.objects.create(visit=visit, member=member)
    states = list(dict.fromkeys([state, *further_states]))
    for one in states:
        _open_report(visit, one, by, is_alone=len(states) == 1)
    _tie(visit, states if len(states) > 1 else (), partners)
    return visit


@transaction.atomic
def change(visit, *, by, **facts):
    """Change what a visit is called, its kind or its days."""
    require_keeper(by, visit)
    begins_on = facts.pop("begins_on", visit.begins_on)
    ends_on = facts.pop("ends_on", visit.ends_on)
    move(visit, begins_on, ends_on, by=by, event="changed", **facts)
    return visit


@transaction.atomic
def say_parts(visit, parts, *, by):
    """Say which days of a visit are on site and which virtual.

    `parts` are facts of each; they take the place of those said before.
    """
    require_keeper(by, visit)
    visit.parts.all().delete()
    VisitPart.objects.bulk_create(VisitPart(visit=visit, **part) for part in parts)
    note("visit-parts-said", by=by, of=visit.marking)


def _tie(visit, states, partners):
    VisitState.objects.bulk_create(
        VisitState(visit=visit, state=state) for state in states
    )
    VisitPartner.objects.bulk_create(
        VisitPartner(visit=visit, entity=entity) for entity in partners
    )


def _open_report(visit, state, by, is_alone):
    title = _("Report: %(visit)s") if is_alone else _("Report: %(visit)s, %(state)s")
    report = open_record(
        Assessment,
        by=by,
        holder=visit.holder,
        state=state,
        circle=visit.delegation,
        type=visit.type,
        title=title % {"visit": visit.title, "state": state.name},
        as_of=visit.ends_on,
    )
    VisitReport.objects.create(visit=visit, report=report)
