"""What goes out by being cleared: products, blank questionnaires, mission reports."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from assessments.actions import surveys as asking
from assessments.models import AnalyticalProduct, SurveyInstrument, SurveyQuestion
from assessments.products import actions as products
from ctportal.clearance.chains import actions, fingerprints, templates
from ctportal.confidentiality.identity import as_person
from ctportal.correspondence.actions import attach
from ctportal.correspondence.models import Document
from visits import actions as visits
from visits.models import MissionReport

from ..correspondence.conftest import named_file
from ..visits.conftest import days_ago, open_visit
from .conftest import again, clear, decide, step_of


def product(by, state):
    facts = {"title": "Drones", "type": "issue", "as_of": date(2026, 3, 1)}
    return products.open_product(by=by, states=[state], **facts)


def questionnaire(by, _state):
    made = asking.begin_instrument(by=by, title="Drones")
    asked = {"number": "1", "texts": {"en": "Is it an offence?"}}
    asking.put(SurveyQuestion, made, by=by, **asked)
    return made


def mission_report(by, state):
    visit = open_visit(by, state)
    visits.agree(visit, by=by, on=days_ago(60))
    return visits.begin_report(visit, by=by, title="Drones")


MADE = {
    AnalyticalProduct.kind: product,
    SurveyInstrument.kind: questionnaire,
    MissionReport.kind: mission_report,
}
# What sends one where there is no chain.
SENT = {
    AnalyticalProduct.kind: products.clear_product,
    SurveyInstrument.kind: asking.issue,
    MissionReport.kind: visits.clear_report,
}


@pytest.fixture(params=MADE)
def kept(request, holder, carana, cted, head, adviser):
    """One of each kind, where the head clears it, then somebody who writes nothing."""
    steps = [{"place": 1, "person": head}, {"place": 2, "person": adviser}]
    with as_person(head):
        templates.change_template(request.param, by=head, office=cted, steps=steps)
    with as_person(holder):
        return MADE[request.param](holder, carana)


@pytest.fixture
def submitted(kept, holder):
    with as_person(holder):
        actions.submit(kept, by=holder)
    return kept


def is_read_by(person, record) -> bool:
    with as_person(person):
        return type(record).objects.readable_by(person).filter(pk=record.pk).exists()


def test_it_goes_out_when_the_last_has_cleared_it(submitted, head, adviser, reader):
    clear(submitted, head)
    assert not is_read_by(reader, submitted)
    clear(submitted, adviser)
    assert is_read_by(reader, submitted)


def test_it_does_not_go_round_the_chain(kept, holder, reader):
    with as_person(holder), pytest.raises(ValidationError, match="Submit it"):
        SENT[kept.kind](kept, by=holder)
    with as_person(holder):
        actions.submit(again(kept, holder), by=holder)
        with pytest.raises(ValidationError, match="still in clearance"):
            SENT[kept.kind](again(kept, holder), by=holder)
    assert not is_read_by(reader, kept)


def test_returned_it_is_submitted_again(submitted, holder, head, adviser, reader):
    decide(submitted, head, "returned", "Name the makers.")
    with as_person(holder):
        actions.submit(again(submitted, holder), by=holder)
    clear(submitted, head, adviser)
    assert is_read_by(reader, submitted)


def test_a_file_goes_out_with_it_and_none_afterwards(
    kept, holder, head, adviser, reader
):
    with as_person(holder):
        sent = attach(kept, file=named_file(), title="Annex", by=holder)
        actions.submit(kept, by=holder)
    clear(kept, head, adviser)
    assert is_read_by(reader, sent)
    with as_person(holder), pytest.raises(ValidationError, match="no more files"):
        attach(kept, file=named_file(), title="Later", by=holder)
    with as_person(holder):
        assert Document.objects.readable_by(holder).get() == sent


def test_its_page_leads_through_the_chain(kept, holder, browser):
    client = browser(holder)
    page = client.get(kept.get_absolute_url()).content.decode()
    assert "Submit for clearance" in page
    for way_round in ("Clear it for transmission", "Issue this version"):
        assert way_round not in page
    client.post(f"/clearance/of/{kept.ref}/submit/")
    assert "Drones" in client.get("/clearance/").content.decode()


def test_a_question_asked_anew_is_another_version(holder, carana):
    with as_person(holder):
        made = questionnaire(holder, carana)
        before = fingerprints.seen(made, holder)
        asked = {"number": "2", "texts": {"en": "Since when?"}}
        asking.put(SurveyQuestion, made, by=holder, **asked)
        assert fingerprints.seen(again(made, holder), holder) != before


def test_the_last_is_told_that_it_goes_out(submitted, head, adviser, browser):
    told = {}
    for person in (head, adviser):
        with as_person(person):
            step = step_of(submitted, person)
        page = browser(person).get(f"/clearance/of/{submitted.ref}/{step.ref}/")
        told[person] = "Yours is the last answer" in page.content.decode()
        clear(submitted, person)
    assert list(told.values()) == [False, True]


def test_what_was_changed_since_the_answer_before_is_told(
    submitted, holder, head, adviser, browser
):
    decide(submitted, head)
    with as_person(adviser):
        step = step_of(submitted, adviser)
    address = f"/clearance/of/{submitted.ref}/{step.ref}/"
    told = "Changed since the answer before yours"
    assert told not in browser(adviser).get(address).content.decode()
    with as_person(holder):
        attach(again(submitted, holder), file=named_file(), title="Annex", by=holder)
    assert told in browser(adviser).get(address).content.decode()


def test_machines_clear_what_no_chain_keeps(holder, carana, head, cted, browser):
    with as_person(holder):
        made = product(holder, carana)
    address = f"/api/v1/analytical-products/{made.ref}/clear/"
    steps = [{"place": 1, "person": head}]
    with as_person(head):
        templates.change_template(made.kind, by=head, office=cted, steps=steps)
    refused = browser(holder).post(address)
    assert refused.status_code == 400
    with as_person(head):
        templates.change_template(made.kind, by=head, office=cted, steps=[])
    assert browser(holder).post(address).json()["status"] == "cleared"
