"""The days for comments on a visit's report, told to the mission that has no visit."""

import pytest
from django.urls import reverse

from assessments import actions as reports
from assessments.commenting import days
from assessments.models import Assessment
from ctportal.correspondence.models import Kind, RunningClock
from visits import actions, results
from visits.models import Visit

from .. import factories
from .conftest import days_ago


@pytest.fixture
def report(agreed, holder, mission, as_person):
    """The visit's report, with the State since ten days."""
    with as_person(holder):
        actions.transmit_preliminary(agreed, by=holder, on=days_ago(40))
        actions.advance(agreed, Visit.Status.DRAFT_REPORT, by=holder)
        made = results.report_of(agreed, holder)
        reports.bring_to("clearance", made, by=holder)
        actions.send_report(agreed, by=holder, on=days_ago(10))
        return results.report_of(agreed, holder)


def told_to(person, report, as_person):
    with as_person(person):
        return days.days_for_comments([report]).get(report.pk)


def test_the_mission_is_told_the_days_that_cted_keeps(
    agreed, holder, mission, report, as_person
):
    with as_person(holder):
        kept = RunningClock.objects.get(record=agreed.marking, kind=Kind.COMMENTS)
    told = told_to(mission, report, as_person)
    assert (told.started_on, told.ends_on) == (kept.started_on, kept.ends_on)
    with as_person(mission):
        assert not Visit.objects.exists()
        assert not RunningClock.objects.exists()


def test_its_home_leads_to_where_comments_are_written(browser, mission, agreed, report):
    home = browser(mission).get("/").content.decode()
    assert reverse("assessments:comments", args=[report.ref]) in home
    assert "20 days left" in home
    assert agreed.ref not in home


def test_nobody_else_is_told(holder, outsider, colleague, report, as_person):
    for person in (outsider, colleague, holder):
        assert told_to(person, report, as_person) is None


def test_it_is_told_nothing_once_the_report_goes_on(
    agreed, holder, mission, report, as_person
):
    with as_person(holder):
        actions.put_before_committee(agreed, by=holder, on=days_ago(0))
        assert Assessment.objects.get(pk=report.pk).status == "committee"
    assert told_to(mission, report, as_person) is None


def test_it_is_told_nothing_of_a_report_it_cannot_read(
    agreed, holder, mission, report, as_person
):
    """Strictly Confidential since: only the functions that were named read it."""
    with as_person(holder):
        factories.classify_strictly(report, by=holder)
    assert told_to(mission, report, as_person) is None
