"""Who sits on the Committee, and what its members have before them.

One overview was held by a member and adopted at a meeting later; another is on hold.
"""

from datetime import date, timedelta

from django.utils import timezone

from assessments.models import Assessment
from ctportal.clearance.decisions import actions, deadlines, holding, seats
from ctportal.clearance.decisions.forms import usual_hour
from ctportal.clearance.models import SeatProposal
from ctportal.people.models import Entity, Function, Person

from .acting import acting

Kind = SeatProposal.Kind
# Permanent missions, with the first and the last year of their term from this one.
TERMS = {
    "mission-norvia": (-1, 0),
    "mission-katasi": (0, 1),
    "mission-tamaria": (1, 2),
}
CHAIR = "chair.committee"


def seat():
    """The members of this year and of the next: ten change each first of January."""
    year = timezone.localdate().year
    for code, (first, last) in TERMS.items():
        entity = Entity.objects.get(code=code)
        days = {"begins_on": date(year + first, 1, 1)}
        days |= {"ends_on": date(year + last, 12, 31)}
        _give(SeatProposal(kind=Kind.MEMBER, entity=entity, **days))
    chair = Person.objects.get(login=CHAIR)
    function = Function.objects.get(code="committee-chair")
    days = {"begins_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    _give(SeatProposal(kind=Kind.FUNCTION, person=chair, function=function, **days))


def load():
    adopted, awaited = _before_the_committee()
    decision = _circulate(adopted, "S/AC.40/2026/NOTE.9")
    with acting("member.committee") as member:
        hold = holding.place(decision, by=member, said="Instructions awaited")
    with acting("member.committee") as member:
        holding.lift(hold, by=member)
    with acting("secretariat") as secretariat:
        actions.adopt_at_meeting(
            adopted, by=secretariat, on=timezone.localdate(), symbol="S/AC.40/2026/SR.4"
        )
    _hold(_circulate(awaited, "S/AC.40/2026/NOTE.17"))


def _give(proposal):
    proposal.reason = "Election by the General Assembly"
    with acting("secretariat") as secretariat:
        seats.propose(proposal, by=secretariat)
    with acting("officer.cted") as officer:
        seats.confirm(proposal, by=officer)


def _before_the_committee():
    """The one that was adopted since, and Carana's, which is not yet."""
    with acting("secretariat") as secretariat:
        reports = Assessment.objects.readable_by(secretariat).for_table()
        waiting = reports.filter(status="committee", type="overview")
        return waiting.exclude(marking__state__iso3="XAA").get(), waiting.get(
            marking__state__iso3="XAA"
        )


def _circulate(report, circular):
    with acting("secretariat") as secretariat:
        return actions.circulate(
            report,
            by=secretariat,
            deadline=deadlines.after(timezone.now(), 5, usual_hour()),
            functions=Function.objects.filter(code="committee-secretary"),
            circular=circular,
        )


def _hold(decision):
    """A member asked in a note for more time, and its letter is recorded."""
    with acting("secretariat") as secretariat:
        holding.place(
            decision,
            by=secretariat,
            member=Entity.objects.get(code="mission-norvia"),
            until=timezone.localdate() + timedelta(days=3),
            said="Note verbale 88: instructions awaited",
        )
