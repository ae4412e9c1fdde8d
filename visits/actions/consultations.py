"""After a visit both offices agree on areas for assistance and other support.

Joint report, 16 h.  What they hold is held jointly: people of each may change it.
"""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Need
from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import open_record, save_record
from ctportal.confidentiality.turns import take_turn
from ctportal.ledger.actions import note
from ctportal.people.models import Entity

from .. import life, releases, results
from ..models import AgreedArea, AreaOutcome, Consultation, VisitResult
from ..states import states_of
from .confidentiality import requests_of, requests_on_new
from .joint import joint_holder
from .locking import lock
from .notebook import next_position, title_of


@transaction.atomic
def call_consultation(visit, *, by, due_on: date | None = None) -> Consultation:
    """Call for the consultation after a visit, due some days after its end."""
    policy.require_role(by, *policy.KEEPERS)
    if visit.status not in life.MADE:
        raise ValidationError(_("This visit is not made yet."))
    take_turn(Consultation.kind, visit.pk)
    if Consultation.objects.readable_by(by).filter(visit=visit).exists():
        raise ValidationError(_("The consultation is called already."))
    requests = requests_of(visit, by) if policy.is_holder(by, visit) else ()
    return open_record(
        Consultation,
        by=by,
        holder=joint_holder(by),
        state=visit.marking.state,
        requests=list(requests),
        visit=visit,
        title=_("Consultation after the visit"),
        due_on=due_on or visit.ends_on + timedelta(days=settings.CONSULTATION_DAYS),
    )


@transaction.atomic
def record_consultation(consultation, *, by, **fields):
    """Write down that it was held, who took part and what was said."""
    policy.require_holder(by, consultation, *policy.KEEPERS)
    return save_record(consultation, by=by, **fields)


@transaction.atomic
def agree_area(consultation, *, by, **fields) -> AgreedArea:
    """Write down an area both offices agreed on."""
    policy.require_holder(by, consultation, *policy.KEEPERS)
    area = AgreedArea.objects.create(consultation=consultation, **fields)
    note("consultation-area-agreed", by=by, of=consultation.marking)
    return area


@transaction.atomic
def make_need(area, *, by, priority=2, state=None) -> Need:
    """Propose an agreed area to the State as a need: CTED's, with what the visit's
    results are given, and under what the State asked to keep of them.

    Of a visit to several States, `state` is the one it is proposed to.
    """
    consultation, visit = area.consultation, area.consultation.visit
    policy.require_holder(by, consultation, *policy.KEEPERS)
    policy.require_holder(by, visit, *policy.KEEPERS)
    if by.entity.kind != Entity.Kind.DIRECTORATE:
        raise PermissionDenied(_("Only the Executive Directorate records this."))
    lock(visit)
    if area.outcomes.filter(record__kind=Need.kind).exists():
        raise ValidationError(_("There is a need of this area already."))
    state = _the_one(visit, state)
    report = results.report_of(visit, by, state)
    reaching = {"by": by, "is_marked": False, "state": state}
    need = open_record(
        Need,
        by=by,
        holder=visit.holder,
        state=state,
        releases=releases.of_results(visit, report),
        requests=requests_on_new(visit, Need.kind, **reaching),
        assessment=report,
        theme=area.theme,
        title=title_of(area.text),
        text=area.text,
        priority=priority,
        proposed_on=timezone.localdate(),
    )
    VisitResult.objects.create(
        visit=visit, record=need.marking, position=next_position(visit)
    )
    tie(area, need)
    return need


def _the_one(visit, state):
    """The State a need is proposed to: the only one, or the one that is named."""
    states = states_of(visit)
    if state is None and len(states) == 1:
        return states[0]
    if state not in states:
        raise ValidationError(_("Say to which of the States it is proposed."))
    return state


def tie(area, record):
    """Say what came of an area."""
    AreaOutcome.objects.create(
        consultation=area.consultation, area=area, record=record.marking
    )
