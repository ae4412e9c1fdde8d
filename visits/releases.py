"""Which releases the step a visit has reached gives to what belongs to it."""

from assessments.releases import to_the_state
from ctportal.confidentiality.actions import remark
from ctportal.confidentiality.models import Release, StandingRelease
from ctportal.confidentiality.standing import releases_for

from .models import Visit

Information = StandingRelease.Information
Basis = Release.Basis


def of_notice(visit) -> list[Release]:
    """A visit is known once the host Government agreed (joint report, 16 f, g)."""
    return releases_for(
        Information.VISIT_NOTICE,
        stepped_on=visit.agreed_on,
        decided_on=visit.agreed_on,
    )


def of_results(visit) -> list[Release]:
    """Results are the State's once transmitted, others' later (joint report, 16 e)."""
    if visit.transmitted_on is None:
        return []
    standing = releases_for(
        Information.VISIT_RESULTS,
        stepped_on=visit.transmitted_on,
        answered_on=visit.answered_on,
        decided_on=visit.agreed_on,
    )
    missions = to_the_state(visit.marking.state_id, visit.transmitted_on)
    return [*missions, *standing]


def of_addition(report, *, by) -> list[Release]:
    """What is added to a visit's report later reaches those who have its results."""
    visit = Visit.objects.readable_by(by).filter(reports__report=report).first()
    return of_results(visit) if visit else []


def of_answer(visit) -> list[Release]:
    """Those of results that begin earlier, since the State has answered."""
    return [
        made
        for made in of_results(visit)
        if made.basis == Basis.STANDING and made.begins_on == visit.answered_on
    ]


def give(records, releases, *, by):
    """Give each record these releases; `releases` makes them anew for each."""
    made = []
    for record in records:
        for release in releases():
            release.marking, release.released_by = record.marking, by
            made.append(release)
    Release.objects.bulk_create(made)
    remark([record.marking for record in records], by=by)
