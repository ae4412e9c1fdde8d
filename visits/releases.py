"""Which releases the step a visit has reached gives to what belongs to it."""

from assessments import joining
from ctportal.confidentiality import changing
from ctportal.confidentiality.actions import remark
from ctportal.confidentiality.models import Release, StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.correspondence.models import Kind, RunningClock
from ctportal.people.models import Entity

from . import clocks
from .models import Visit

Information, Step = StandingRelease.Information, StandingRelease.Step
Basis = Release.Basis
OF_VISITS = {Information.VISIT, Information.RESULTS, Information.REPORT}


def of_notice(visit) -> list[Release]:
    """A visit is known once the host Government agreed (joint report, 16 f, g)."""
    return releases_for(
        Information.VISIT,
        Step.AGREEMENT,
        holder=visit.holder,
        stepped_on=visit.agreed_on,
        decided_on=visit.agreed_on,
    )


def of_results(visit, record=None) -> list[Release]:
    """Results are the State's once transmitted, others' later (joint report, 16 e).

    Of a visit to several States, each is given to the one whose result it is.
    """
    if visit.transmitted_on is None:
        return []
    return releases_for(
        Information.RESULTS,
        Step.TRANSMISSION,
        holder=visit.holder,
        state=(record or visit).marking.state_id,
        stepped_on=visit.transmitted_on,
        answered_on=visit.answered_on,
        decided_on=visit.agreed_on,
        **_days_given(visit),
    )


def _days_given(visit) -> dict:
    """Until when the State's word is waited for: never less than was said before."""
    said = visit.shared_on
    if said and clocks.is_past(said):
        return {"waits_until": said}
    given = RunningClock.objects.filter(record=visit.marking, kind=Kind.ANSWER)
    clock = given.order_by("pk").last()
    if clock is None:
        return {}
    if clock.suspended_on:
        return {"stands_still": True}
    return {"waits_until": max(clock.ends_on, said or clock.ends_on)}


def first_day(visit):
    """The day on which the results are UNOCT's; none while nobody can say."""
    days = [
        made.begins_on
        for made in of_results(visit)
        if made.basis == Basis.STANDING and _is_for_unoct(made)
    ]
    return min(days, default=None)


def _is_for_unoct(release):
    return release.entity is not None and release.entity.kind == Entity.Kind.OFFICE


def to_be_agreed(information, *, by) -> changing.Concerned | None:
    """The office's visits that a change of what is shared by default would touch.

    A visit follows what stands on the day it is agreed, so only those still to be
    agreed can: the others keep what they have.
    """
    if information not in OF_VISITS:
        return None
    own = Visit.objects.readable_by(by).held_by(by.entity)
    following = own.filter(agreed_on=None).for_table().order_by("begins_on", "ref")
    return changing.Concerned(list(following), own.exclude(agreed_on=None).count())


def of_addition(report, *, by) -> list[Release]:
    """What is added to a visit's report later reaches those who have its results."""
    visit = Visit.objects.readable_by(by).filter(reports__report=report).first()
    return of_results(visit, report) if visit else []


def of_answer(visit, record) -> list[Release]:
    """Those of results that begin earlier, since the State has answered."""
    return [
        made
        for made in of_results(visit, record)
        if made.basis == Basis.STANDING and made.begins_on == visit.answered_on
    ]


def give(records, releases, *, by):
    """Give each record these releases; `releases` makes them anew for each, which
    it is told."""
    made = []
    for record in records:
        for release in releases(record):
            release.marking, release.released_by = record.marking, by
            made.append(release)
    Release.objects.bulk_create(made)
    remark([record.marking for record in records], by=by)


def register():
    joining.asked.append(of_addition)
    changing.registered.append(to_be_agreed)
