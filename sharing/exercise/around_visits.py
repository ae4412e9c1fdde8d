"""What stands around the exercise's visits: the annual list and its change, notices and
missions of others, invitations, a mission report and a consultation; a visit postponed,
one declined, one to two States and one of the two heads."""

from datetime import date, timedelta

from django.utils import timezone

from ctportal.people.models import Entity
from ctportal.reference.models import State, Theme
from visits import actions, life
from visits.models import Consultation, Invitation, ListEntry, Visit, VisitNotice

from .acting import acting

# State, kind of visit and quarter of the year's list.
PLANNED = (
    ("XAA", Visit.Type.COMPREHENSIVE, 2),
    ("XAB", Visit.Type.COMPREHENSIVE, 4),
    ("XAD", Visit.Type.FOCUSED, 4),
    ("XAE", Visit.Type.ADVOCACY, 4),
)
REGIONAL = "Regional visit to Rimosa and Belmara"


def load():
    """Everything by the people whose work it is."""
    with acting("analyst.cted") as analyst:
        _list_the_year(analyst)
        _settle_what_is_past(analyst)
        _put_off(analyst)
        _decline(analyst)
        _go_to_two_states(analyst)
        _go_with_the_heads(analyst)
        _invite(analyst)
        _report_and_consult(analyst)
        _enter_a_mission(analyst)
    with acting("manager.unoct") as manager:
        _give_notice(manager)
        _answer(manager)
        _agree_areas(manager)


def _day(days) -> date:
    return timezone.localdate() + timedelta(days=days)


def _state(iso3):
    return State.objects.get(iso3=iso3)


def _visit(person, iso3, **known):
    visits = Visit.objects.readable_by(person).for_table()
    return visits.filter(marking__state__iso3=iso3, **known).order_by("created_at")[0]


def _list_the_year(by):
    year = timezone.localdate().year
    annual = actions.open_annual_list(by=by, year=year)
    for iso3, kind, quarter in PLANNED:
        state = _state(iso3)
        actions.add_entry(annual, by=by, state=state, type=kind, quarter=quarter)
    symbol = f"S/AC.40/{year}/EXERCISE.1"
    actions.approve_list(annual, by=by, on=date(year, 1, 15), decision=symbol)
    later = {"decided_on": date(year, 5, 20), "reason": "The State invited the visit."}
    said = later | {"decision": f"S/AC.40/{year}/EXERCISE.7"}
    added = {"state": _state("XAF"), "type": Visit.Type.FOLLOW_UP, "quarter": 3}
    actions.change_list(annual, by=by, said=said, **added)


def _settle_what_is_past(by):
    """Of the visits that were made, all that was due is done, but for the latest."""
    made = Visit.objects.readable_by(by).filter(status__in=life.MADE).for_table()
    for visit in made:
        for item in visit.checklist.overdue().select_related("template"):
            item.visit = visit
            if item.due_on < _day(-20):
                actions.settle_item(item, by=by, on=item.due_on)


def _opened(by, iso3, title, first, **facts):
    usual = {"type": Visit.Type.FOCUSED, "mode": Visit.Mode.ON_SITE}
    days = {"begins_on": _day(first), "ends_on": _day(first + 4)}
    return actions.put_on_list(
        by=by, state=_state(iso3), title=title, **usual | days | facts
    )


def _put_off(by):
    visit = _opened(by, "XAG", "Focused visit to Norvia", 30)
    actions.agree(visit, by=by, on=_day(-30))
    said = {"reason": "Elections were called.", "letter_number": "0311/EXERCISE"}
    actions.postpone(visit, by=by, on=_day(-5), letter_on=_day(-6), **said)


def _decline(by):
    visit = _opened(by, "XAG", "Advocacy visit to Norvia", 90, type=Visit.Type.ADVOCACY)
    actions.advance(visit, Visit.Status.AGREEMENT_SOUGHT, by=by)
    actions.decline(visit, by=by, on=_day(-9), reason="", letter_number="0298/EXERCISE")


def _go_to_two_states(by):
    planned = ListEntry.objects.get(state=_state("XAD"), type=Visit.Type.FOCUSED)
    both = {"further_states": [_state("XAE")], "mode": Visit.Mode.HYBRID}
    both |= {"begins_on": _day(70), "ends_on": _day(74)}
    visit = actions.open_visit_of(planned, by=by, title=REGIONAL, **both)
    virtual = {"mode": "virtual", "subject": "Opening meeting with both Governments"}
    on_site = {"mode": "on-site", "begins_on": _day(72), "ends_on": _day(74)}
    first = virtual | {"begins_on": _day(70), "ends_on": _day(70)}
    actions.say_parts(visit, [first, on_site], by=by)
    actions.agree_for(visit, _state("XAD"), by=by, on=_day(-3))


def _go_with_the_heads(by):
    visit = _opened(
        by, "XAH", "Visit of the two heads to Tamaria", 50, is_of_heads=True
    )
    actions.agree(visit, by=by, on=_day(-12))


def _invite(by):
    unoct = Entity.objects.get(code="unoct")
    for iso3, sent in (("XAD", -20), ("XAA", -120)):
        visit = _visit(by, iso3, agreed_on__isnull=False)
        actions.invite(
            visit, by=by, invited=unoct, sent_on=_day(sent), answer_by=_day(sent + 30)
        )
    visit = _visit(by, "XAD", agreed_on__isnull=False)
    entity = Entity.objects.get(code="interpol")
    expert = {"role": "expert", "subject": "Border management"}
    actions.join_delegation(
        visit, by=by, name="O. Keller (EXERCISE)", entity=entity, **expert
    )


def _report_and_consult(by):
    visit = _visit(by, "XAC")
    title = "Mission report, comprehensive visit to Sumora"
    report = actions.begin_report(visit, by=by, title=title, summary="EXERCISE")
    actions.clear_report(report, by=by)
    consultation = actions.call_consultation(visit, by=by)
    held = {"held_on": visit.ends_on + timedelta(days=40)}
    people = "M. Lindqvist, J. Okello"
    actions.record_consultation(consultation, by=by, participants=people, **held)


def _enter_a_mission(by):
    actions.enter_mission(
        by=by,
        state=_state("XAD"),
        is_told=True,
        title="Cargo and container security mission",
        body=Entity.objects.get(code="oas-cicte"),
        begins_on=_day(38),
        ends_on=_day(41),
        source="Work plan, EXERCISE",
    )


def _give_notice(by):
    for iso3, title, first in (
        ("XAB", "Prison officers’ training, Katasi", 10),
        ("XAE", "Scoping mission to Belmara", 100),
    ):
        days = {"begins_on": _day(first), "ends_on": _day(first + 2)}
        actions.give_notice(by=by, state=_state(iso3), title=title, **days)
    notice = VisitNotice.objects.readable_by(by).for_table().get(title=title)
    cted = Entity.objects.get(code="cted")
    actions.invite(notice, by=by, invited=cted, sent_on=_day(0), answer_by=_day(20))


def _answer(by):
    asked = Invitation.objects.readable_by(by).for_table()
    for iso3, takes_part, reason in (
        ("XAA", True, ""),
        ("XAD", False, "The team is in the field in those weeks."),
    ):
        invitation = asked.filter(invited=by.entity).of_state(_state(iso3)).first()
        if invitation:
            answer = {"takes_part": takes_part, "reason": reason}
            actions.answer_invitation(
                invitation, by=by, answered_on=_day(-2), people="", **answer
            )


def _agree_areas(by):
    consultation = Consultation.objects.readable_by(by).for_table().first()
    for support, text in (
        ("assistance", "Connect the border posts to passenger data in real time."),
        ("promotion", "Present the law on victims’ rights to neighbouring States."),
    ):
        actions.agree_area(
            consultation,
            by=by,
            theme=Theme.objects.order_by("position").first(),
            text=text,
            support=support,
            lead=by.entity,
        )
