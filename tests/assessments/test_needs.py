"""Needs: how long they wait, when they are met, and through which programme."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from assessments import actions
from assessments.models import Need, ProgrammeRequest
from assessments.programmes import actions as asking
from assessments.programmes import awaiting
from ctportal.confidentiality.actions import release
from projects.actions import open_project

from .. import factories
from .conftest import proposed

API, JSON = "/api/v1", "application/json"
AGREED = {"agreed_on": date(2026, 2, 3), "agreed_in": "NV/14"}


@pytest.fixture
def agreed(holder, reader, need, as_person):
    """A need that UNOCT reads and the State agreed to."""
    with as_person(holder):
        release(need, to=reader.entity, by=holder)
        return actions.record_agreement(need, by=holder, **AGREED)


@pytest.fixture
def asked(holder, reader, agreed, as_person):
    with as_person(holder):
        said = {"asked": reader.entity, "text": "Can your border project take it in?"}
        return asking.ask(agreed, by=holder, **said)


@pytest.fixture
def project(reader, carana, as_person):
    with as_person(reader):
        return open_project(by=reader, title="Border programme", states=[carana])


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def test_a_need_says_how_many_days_it_waits(holder, recommendation, as_person):
    with as_person(holder):
        facts = proposed(proposed_on=days_ago(41))
        actions.propose_need(recommendation, by=holder, **facts)
        need = Need.objects.readable_by(holder).for_table().get()
    assert need.days_waited == 41


def test_an_agreed_need_no_longer_waits(holder, agreed, as_person):
    with as_person(holder):
        found = Need.objects.readable_by(holder).for_table().get()
    assert found.days_waited is None


def test_needs_not_agreed_are_listed_the_longest_first(
    browser, holder, recommendation, as_person
):
    with as_person(holder):
        for title, days in (("Lately", 2), ("Long ago", 400), ("Agreed", 500)):
            facts = proposed(title=title, proposed_on=days_ago(days))
            need = actions.propose_need(recommendation, by=holder, **facts)
        actions.record_agreement(need, by=holder, **AGREED | {"agreed_on": days_ago(9)})
    client, address = browser(holder), "/assessments/needs/not-agreed/"
    page = client.get(address).content.decode()
    assert page.index("Long ago") < page.index("Lately")
    assert ">Agreed</a>" not in page
    old = client.get(address, {"waited": "90"}).content.decode()
    assert "Long ago" in old
    assert "Lately" not in old
    told = client.get(address, {"format": "csv"})
    assert b"400" in b"".join(told.streaming_content)
    told.close()


def test_the_state_agrees_through_a_channel_by_somebody(holder, need, as_person):
    with as_person(holder):
        said = AGREED | {"agreed_through": "note", "agreed_by": "Minister of Interior"}
        actions.record_agreement(need, by=holder, **said)
        found = Need.objects.readable_by(holder).get()
    assert (found.agreed_through, found.agreed_by) == ("note", "Minister of Interior")


def test_nothing_is_met_without_the_states_word(holder, need, as_person):
    with as_person(holder), pytest.raises(ValidationError, match="not agreed"):
        actions.record_met(need, by=holder, met_on=days_ago(1), met_by="Training held")


def test_an_agreed_need_is_met(holder, agreed, as_person):
    with as_person(holder):
        actions.record_met(agreed, by=holder, met_on=days_ago(1), met_by="Trained")
        assert not Need.objects.readable_by(holder).unmet().exists()


def test_an_existing_programme_is_asked_for_agreed_needs_alone(
    holder, reader, need, as_person
):
    with as_person(holder), pytest.raises(ValidationError, match="not agreed"):
        asking.ask(need, by=holder, asked=reader.entity, text="Can you?")


def test_an_office_that_does_not_read_the_need_is_not_asked(holder, agreed, as_person):
    other = factories.EntityFactory(code="unodc")
    with as_person(holder), pytest.raises(ValidationError, match="not shared"):
        asking.ask(agreed, by=holder, asked=other, text="Can you?")


def test_an_office_that_read_the_need_once_is_not_asked(
    holder, reader, need, as_person
):
    with as_person(holder):
        ended = {"begins_on": days_ago(9), "ends_on": days_ago(2)}
        release(need, to=reader.entity, by=holder, **ended)
        agreed = actions.record_agreement(need, by=holder, **AGREED)
        assert not asking.offices_to_ask(agreed)
        with pytest.raises(ValidationError, match="not shared"):
            asking.ask(agreed, by=holder, asked=reader.entity, text="Can you?")


def test_the_request_is_let_out_as_the_need_is(
    holder, reader, need, outsider, as_person
):
    with as_person(holder):
        later = timezone.localdate() + timedelta(days=3)
        release(need, to=reader.entity, by=holder, begins_on=later)
        actions.record_agreement(need, by=holder, **AGREED)
        asking.ask(need, by=holder, asked=reader.entity, text="Can you?")
    for person in (reader, outsider):
        with as_person(person):
            assert not ProgrammeRequest.objects.readable_by(person).exists()


def test_the_office_asked_answers_with_its_project(
    browser, holder, reader, asked, project, as_person
):
    page = browser(reader)
    said = {"verdict": "yes", "text": "Two more posts.", "programmes": [project.ref]}
    said |= {"answered_on": timezone.localdate()}
    sent = page.post(f"/assessments/programmes/{asked.ref}/answer/", said)
    assert sent.status_code == 302
    for person, address in (
        (holder, asked.need.get_absolute_url()),
        (reader, asked.need.get_absolute_url()),
        (reader, project.get_absolute_url()),
    ):
        assert "Two more posts." in browser(person).get(address).content.decode()


def test_a_project_that_is_not_shared_is_not_named(
    browser, holder, reader, asked, project, as_person
):
    with as_person(reader):
        said = {"verdict": "yes", "text": "Two more posts.", "programmes": [project]}
        asking.answer(asked, by=reader, **said)
    page = browser(holder).get(asked.need.get_absolute_url()).content.decode()
    assert "Two more posts." in page
    assert project.title not in page
    assert project.ref not in page


def test_a_yes_names_the_programme(reader, asked, as_person):
    with as_person(reader), pytest.raises(ValidationError, match="Name the programme"):
        asking.answer(asked, by=reader, verdict="yes", text="Yes.")


def test_nobody_else_answers_for_the_office_asked(holder, asked, as_person):
    with as_person(holder), pytest.raises(PermissionDenied):
        asking.answer(asked, by=holder, verdict="no", text="No.")


def test_what_is_asked_waits_on_both_sides_until_it_is_answered(
    holder, reader, asked, as_person
):
    with as_person(reader):
        assert [one.record for one in awaiting.to_answer(reader)] == [asked]
    with as_person(holder):
        assert [one.record for one in awaiting.awaited(holder)] == [asked]
    with as_person(reader):
        asking.answer(asked, by=reader, verdict="no", text="No money.")
        assert list(awaiting.to_answer(reader)) == []


def test_what_was_asked_goes_out_of_sight_with_the_need(
    holder, reader, asked, agreed, as_person
):
    with as_person(holder):
        factories.ask_confidentiality([agreed], by=holder)
    with as_person(reader):
        assert not ProgrammeRequest.objects.readable_by(reader).exists()


def test_machines_ask_and_answer(browser, holder, reader, agreed):
    need = {"need": agreed.ref}
    said = need | {"asked": "unoct", "text": "Can you?"}
    made = browser(holder).post(f"{API}/programme-requests/", said, JSON)
    assert made.status_code == 201
    no = {"request": made.json()["ref"], "verdict": "no", "text": "No money."}
    no |= {"answered_on": str(timezone.localdate())}
    assert (
        browser(reader).post(f"{API}/programme-answers/", no, JSON).status_code == 201
    )
    told = browser(holder).get(f"{API}/programme-answers/", need).json()["results"]
    assert [row["verdict"] for row in told] == ["no"]


def test_machines_are_told_all_answers_at_once(
    holder, reader, agreed, project, as_person, browser, django_assert_max_num_queries
):
    for _again in range(4):
        with as_person(holder):
            said = {"asked": reader.entity, "text": "Can you?"}
            asked = asking.ask(agreed, by=holder, **said)
        with as_person(reader):
            said = {"verdict": "yes", "text": "Yes.", "programmes": [project]}
            asking.answer(asked, by=reader, **said)
    client = browser(reader)
    client.get(f"{API}/programme-answers/")
    with django_assert_max_num_queries(14):
        told = client.get(f"{API}/programme-answers/").json()["results"]
    assert [row["programmes"] for row in told] == [[project.ref]] * 4


@pytest.mark.parametrize(
    "address", ["/assessments/needs/not-agreed/", "/assessments/needs/programmes/"]
)
def test_a_list_asks_no_more_for_more_rows(
    browser, holder, asked, address, django_assert_max_num_queries
):
    client = browser(holder)
    client.get(address)
    with django_assert_max_num_queries(25):
        assert client.get(address).status_code == 200
