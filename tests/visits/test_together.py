"""Visits to several States, and visits of the two heads together."""

import pytest
from django.core.exceptions import ValidationError

from assessments.models import Assessment, Recommendation
from ctportal.confidentiality import asking, identity
from ctportal.confidentiality.actions import say_consent
from ctportal.confidentiality.scopes import Scope
from ctportal.correspondence.letters import ties
from ctportal.correspondence.making import receiving
from ctportal.reference import names
from ctportal.reference.models import Theme
from tests import factories
from visits import actions, importing, results
from visits.models import Visit
from visits.workbook import UnreadableWorkbook

from .conftest import days_ago
from .lines import send, write

FACTS = {
    "title": "A regional visit",
    "type": "focused",
    "mode": "hybrid",
    "begins_on": days_ago(50),
    "ends_on": days_ago(46),
}


@pytest.fixture
def regional(holder, carana, katasi, as_person):
    """One visit to Carana and Katasi."""
    with as_person(holder):
        return actions.put_on_list(
            by=holder, state=carana, further_states=[katasi], **FACTS
        )


@pytest.fixture
def of_heads(holder, carana, as_person):
    with as_person(holder):
        return actions.put_on_list(by=holder, state=carana, is_of_heads=True, **FACTS)


def test_each_government_agrees_in_a_letter_of_its_own(
    regional, holder, katasi, browser, as_person
):
    client = browser(holder)
    address = f"/visits/{regional.ref}/states/XAB/"
    assert "Letter received" in client.get(address).content.decode()
    said = {"on": days_ago(60).isoformat(), "letter_number": "NV 7"}
    client.post(address, said)
    with as_person(holder):
        (tie,) = ties.letters_of(regional, holder)
        assert (tie.role, tie.letter.marking.state) == ("agreement", katasi)
        assert tie.letter.direction == "in"
        assert regional.states.get(state=katasi).agreed_on == days_ago(60)


def test_machines_record_it_too(regional, holder, browser, as_person):
    sent = {"state": "XAB", "on": days_ago(60).isoformat(), "letter_number": "NV 7"}
    address = f"/api/v1/visits/{regional.ref}/agreements/"
    client = browser(holder)
    told = client.post(address, sent, content_type="application/json")
    assert told.status_code == 200
    with as_person(holder):
        assert ties.letters_of(regional, holder)[0].letter.their_number == "NV 7"
    sent["state"] = "XAC"
    assert (
        client.post(address, sent, content_type="application/json").status_code == 400
    )


def reach(record, word, by, state):
    """A request of a State over what a word means of a record."""
    asked = {"channel": "oral", "received_on": days_ago(1), "state": state}
    with identity.as_person(by):
        return asking.enter(Scope(reaches=[(record, word)]), by=by, **asked)


def sees(person, visit):
    with identity.as_person(person):
        return Visit.objects.readable_by(person).filter(pk=visit.pk).exists()


def test_a_visit_to_several_states_has_a_report_of_each(regional, holder, as_person):
    with as_person(holder):
        reports = results.reports_of(regional, holder)
        assert [r.marking.state.iso3 for r in reports] == ["XAA", "XAB"]


def test_it_is_found_under_each_of_them(regional, holder, katasi, as_person):
    with as_person(holder):
        visits = Visit.objects.readable_by(holder)
        assert visits.of_state(katasi).get() == regional


def test_it_is_agreed_once_each_government_has(
    regional, holder, reader, carana, katasi, as_person
):
    with as_person(holder):
        actions.agree_for(regional, carana, by=holder, on=days_ago(62))
    assert not sees(reader, regional)
    with as_person(holder):
        actions.agree_for(regional, katasi, by=holder, on=days_ago(60))
    assert sees(reader, regional)
    assert regional.agreed_on == days_ago(60)


def test_what_one_state_asks_of_its_report_reaches_no_other(
    regional, holder, carana, katasi, as_person
):
    with as_person(holder):
        second = results.report_of(regional, holder, katasi)
    asked = reach(second, "all", holder, katasi)
    first_line = write(regional, holder, state=carana)
    kept_line = write(regional, holder, state=katasi)
    with as_person(holder):
        covered = set(asked.scope.values_list("record", flat=True))
    assert kept_line.pk in covered
    assert first_line.pk not in covered


def test_a_mark_is_the_request_of_the_state_whose_line_it_is(
    regional, holder, carana, katasi, as_person
):
    lines = [
        write(regional, holder, state=carana, confidential=True),
        write(regional, holder, state=katasi, confidential=True),
        write(regional, holder, state=katasi),
    ]
    with as_person(holder):
        actions.change_line(regional, lines[2], by=holder, confidential=True)
        for line in lines:
            (request,) = [one.request for one in line.marking.requests.in_force()]
            assert request.marking.state == line.marking.state


def test_a_line_typed_is_of_the_state_that_its_page_names(
    as_holder, regional, holder, as_person
):
    typed = {"text": "Connect the posts.", "theme": Theme.objects.first().name}
    typed |= {"priority": "2", "need": "no", "state": "XAB"}
    address = f"/visits/{regional.ref}/notebook/"
    assert 'name="state"' in as_holder.get(address).content.decode()
    as_holder.post(address, typed)
    with as_person(holder):
        assert results.lines_of(regional, holder).get().marking.state.iso3 == "XAB"


def test_a_letter_names_nothing_of_another_state(
    regional, holder, carana, katasi, as_person
):
    own = write(regional, holder, state=carana)
    write(regional, holder, state=katasi)
    send(regional, holder)
    with as_person(holder):
        lines = results.lines_of(regional, holder)
        assert receiving.readable_by_state(lines, carana) == [own]


def test_a_need_of_an_area_is_of_the_state_that_is_named(
    regional, holder, katasi, as_person
):
    area = {"theme": Theme.objects.first(), "text": "Airports.", "lead": holder.entity}
    with as_person(holder):
        actions.agree(regional, by=holder, on=days_ago(60))
        actions.start(regional, by=holder)
        held = actions.call_consultation(regional, by=holder)
        agreed = actions.agree_area(held, by=holder, support="assistance", **area)
        with pytest.raises(ValidationError):
            actions.make_need(agreed, by=holder)
        need = actions.make_need(agreed, by=holder, state=katasi)
        assert need.marking.state == need.assessment.marking.state == katasi


def test_what_either_asks_of_the_whole_bites_on_all(
    regional, holder, carana, katasi, as_person
):
    asked = reach(regional, "all", holder, katasi)
    line = write(regional, holder, state=carana)
    with as_person(holder):
        assert asked.scope.filter(record=line.pk).exists()


def test_either_state_is_offered_the_whole_and_its_own_part(
    as_holder, regional, holder, katasi, as_person
):
    with as_person(holder):
        first, second = results.reports_of(regional, holder)
    asks = f"/confidentiality/requests/new/?about={regional.ref}&state=XAB"
    page = as_holder.get(asks).content.decode()
    assert f'value="{regional.ref}:all"' in page
    assert f'value="{second.ref}"' in page
    assert f'value="{first.ref}"' not in page


def test_no_one_state_consents_for_the_others(regional, holder, as_person):
    said = {"readers": "everyone", "said_on": days_ago(1), "letter_number": "NV 1"}
    with as_person(holder):
        with pytest.raises(ValidationError):
            say_consent(regional, by=holder, answer="full", **said)
        say_consent(regional, by=holder, answer="withheld", **said)


def test_results_go_to_the_state_whose_they_are(
    regional, holder, carana, katasi, as_person
):
    missions = {
        state.iso3: factories.person_of(
            factories.EntityFactory(kind="mission", state=state), clearance=1
        )
        for state in (carana, katasi)
    }
    write(regional, holder, state=katasi, text="For Katasi alone.")
    send(regional, holder)
    with as_person(holder):
        actions.agree(regional, by=holder, on=days_ago(60))
        actions.start(regional, by=holder)
        actions.transmit_preliminary(regional, by=holder, on=days_ago(1))
    assert len(recommendations_of(missions["XAB"])) == 1
    assert recommendations_of(missions["XAA"]) == []


def recommendations_of(person):
    with identity.as_person(person):
        return list(Recommendation.objects.readable_by(person))


def test_a_visit_of_the_heads_is_both_offices_own(of_heads, reader):
    assert of_heads.holder.code == "cted-unoct"
    assert sees(reader, of_heads)


def test_it_brings_tasks_for_the_joint_report_and_outreach(
    of_heads, holder, visit, as_person
):
    with as_person(holder):
        for one in (of_heads, visit):
            actions.agree(one, by=holder, on=days_ago(60))
        tasks = of_heads.checklist.filter(template__is_of_heads=True)
        assert {task.template.code for task in tasks} == {"joint-report", "outreach"}
        assert not visit.checklist.filter(template__is_of_heads=True).exists()


def test_its_report_and_lines_are_both_offices_own(of_heads, holder, as_person):
    line = write(of_heads, holder)
    with as_person(holder):
        report = Assessment.objects.readable_by(holder).get()
        assert line.holder == report.holder == of_heads.holder


def test_parts_on_site_and_virtual_move_with_the_visit(regional, holder, as_person):
    parts = [
        {"mode": "virtual", "begins_on": days_ago(60), "ends_on": days_ago(59)},
        {"mode": "on-site", "begins_on": days_ago(50), "ends_on": days_ago(46)},
    ]
    days = {"begins_on": days_ago(-10), "ends_on": days_ago(-14)}
    with as_person(holder):
        actions.say_parts(regional, parts, by=holder)
        actions.postpone(regional, by=holder, on=days_ago(70), reason="", **days)
        assert [part.begins_on for part in regional.parts.all()] == [
            days_ago(0),
            days_ago(-10),
        ]


def test_pasted_lines_are_of_the_state_their_page_names(browser, holder, regional):
    client, address = browser(holder), f"/visits/{regional.ref}/notebook/paste/"
    drawn = "00000000-0000-4000-8000-000000000001"
    sent = {
        "line": [drawn],
        f"text-{drawn}": "Connect the border posts.",
        f"theme-{drawn}": names.of_theme(Theme.objects.first().pk),
        f"priority-{drawn}": "2",
        f"need-{drawn}": "yes",
    }
    assert client.post(address, sent).status_code == 400
    client.post(address, sent | {"state": "XAB"})
    with identity.as_person(holder):
        stored = Recommendation.objects.readable_by(holder).get()
        assert stored.marking.state.iso3 == "XAB"


def test_a_sheet_is_not_taken_where_it_would_not_say_the_state(
    regional, holder, as_person
):
    with as_person(holder), pytest.raises(UnreadableWorkbook, match="which State"):
        importing.keep(regional, by=holder, content=b"", file_name="lines.xlsx")
