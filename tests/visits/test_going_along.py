"""A visit and its report, where the report is cleared before it goes out."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from assessments import actions as assessments
from ctportal.clearance.chains import actions as clearance
from ctportal.clearance.chains import templates
from ctportal.clearance.decisions.actions import circulate
from ctportal.confidentiality.actions import cover
from ctportal.confidentiality.identity import as_person
from ctportal.correspondence.actions import attach
from ctportal.correspondence.models import Document
from ctportal.people.models import Function, Incumbency
from visits import actions, results

from ..correspondence.conftest import named_file
from .conftest import days_ago
from .lines import write


@pytest.fixture
def visit(agreed, holder, head, cted):
    """A visit at its preliminary assessment, in an office that clears reports."""
    steps = [{"place": 1, "person": head, "days": 5}]
    with as_person(head):
        templates.change_template("assessment", by=head, office=cted, steps=steps)
    with as_person(holder):
        actions.transmit_preliminary(agreed, by=holder, on=days_ago(5))
    return agreed


def report_of(visit, person):
    with as_person(person):
        return results.report_of(visit, person)


def status(visit, person):
    with as_person(person):
        return type(visit).objects.readable_by(person).get(pk=visit.pk).status


def clear(visit, holder, head):
    with as_person(holder):
        chain = clearance.submit(report_of(visit, holder), by=holder)
    with as_person(head):
        step = chain.steps.get()
        clearance.decide(step, report_of(visit, head), by=head, answer="cleared")


def test_a_visit_comes_to_its_draft_report_when_that_is_submitted(visit, holder):
    with as_person(holder):
        clearance.submit(report_of(visit, holder), by=holder)
    assert status(visit, holder) == "draft-report"


def test_a_visit_does_not_send_what_is_not_cleared(visit, holder):
    with as_person(holder):
        actions.advance(visit, "draft-report", by=holder)
        with pytest.raises(ValidationError, match="Submit it"):
            actions.send_report(visit, by=holder, on=days_ago(0))


def test_its_page_says_why_it_is_not_sent(visit, holder, browser):
    with as_person(holder):
        clearance.submit(report_of(visit, holder), by=holder)
    page = browser(holder).get(visit.get_absolute_url()).content.decode()
    assert "still in clearance" in page
    assert f"/visits/{visit.ref}/steps/with-state/" not in page


def test_what_is_cleared_is_sent(visit, holder, head):
    clear(visit, holder, head)
    with as_person(holder):
        visit.refresh_from_db()
        actions.send_report(visit, by=holder, on=days_ago(0))
    assert report_of(visit, holder).status == "with-state"


def test_sent_from_its_own_page_it_takes_the_visit_along(visit, holder, head):
    clear(visit, holder, head)
    with as_person(holder):
        assessments.advance(report_of(visit, holder), by=holder)
    assert status(visit, holder) == "with-state"


@pytest.fixture
def annex(visit, holder):
    """Attached to the delegation's draft."""
    report = report_of(visit, holder)
    with as_person(holder):
        return attach(report, file=named_file(), title="Border posts", by=holder)


def reads(person, document) -> bool:
    with as_person(person):
        found = Document.objects.readable_by(person).filter(pk=document.pk)
        return found.exists()


def test_who_clears_a_report_reads_the_annex_that_goes_with_it(
    visit, holder, head, annex, expert
):
    assert not reads(head, annex)
    with as_person(holder):
        clearance.submit(report_of(visit, holder), by=holder)
    assert reads(head, annex)
    assert reads(expert, annex)


def test_the_annex_that_was_cleared_goes_to_the_state(
    visit, holder, head, annex, expert, mission
):
    clear(visit, holder, head)
    assert not reads(mission, annex)
    with as_person(holder):
        assessments.advance(report_of(visit, holder), by=holder)
    assert reads(mission, annex)
    assert not reads(expert, annex)


def test_a_line_of_the_notebook_is_not_opened_with_the_report(visit, holder, head):
    with as_person(holder):
        seen = attach(write(visit, holder), file=named_file(), title="Seen", by=holder)
        clearance.submit(report_of(visit, holder), by=holder)
    assert not reads(head, seen)


@pytest.fixture
def kept_apart(visit, holder, annex):
    """A State asked to keep the annex, and nothing else."""
    with as_person(holder):
        asked = actions.ask_confidentiality(visit, by=holder)
        cover([annex], request=asked, by=holder)


@pytest.mark.usefixtures("kept_apart")
def test_an_annex_that_is_kept_closer_is_not_opened(
    visit, holder, head, annex, browser
):
    report = report_of(visit, holder)
    answer = browser(holder).post(f"/clearance/of/{report.ref}/submit/", follow=True)
    assert "cannot read all that goes out" in answer.content.decode()
    assert not reads(head, annex)
    (told,) = browser(holder).get(f"/api/v1/clearance/{report.ref}/").json()["unread"]
    assert told["refs"] == [annex.ref]
    assert not browser(head).get(f"/api/v1/clearance/{report.ref}/").json()["unread"]
    own = f"/clearance/of/{report.ref}/"
    assert "Border posts" not in browser(head).get(own).content.decode()


@pytest.mark.usefixtures("kept_apart")
def test_an_annex_that_nobody_cleared_does_not_go_out_unsaid(visit, holder, head):
    clear(visit, holder, head)
    with as_person(holder), pytest.raises(ValidationError, match="not the version"):
        assessments.advance(report_of(visit, holder), by=holder)


def test_the_office_reads_what_it_is_to_clear(visit, holder, head):
    assert report_of(visit, head) is None
    with as_person(holder):
        clearance.submit(report_of(visit, holder), by=holder)
    assert report_of(visit, head)


def test_an_expert_of_the_delegation_reads_it_until_it_is_sent(
    visit, holder, head, expert
):
    clear(visit, holder, head)
    assert report_of(visit, expert)
    with as_person(holder):
        assessments.advance(report_of(visit, holder), by=holder)
    assert report_of(visit, expert) is None


def test_the_page_of_a_visit_leads_to_the_decision_on_its_report(
    visit, holder, head, browser
):
    clear(visit, holder, head)
    with as_person(holder):
        named = Function.objects.filter(code="head-cted")
        Incumbency.objects.create(function=named.get(), person=head)
        assessments.bring_to("committee", report_of(visit, holder), by=holder)
        facts = {"deadline": timezone.now() + timedelta(days=5), "functions": named}
        decision = circulate(report_of(visit, holder), by=holder, **facts)
    page = browser(holder).get(visit.get_absolute_url()).content.decode()
    assert decision.get_absolute_url() in page
