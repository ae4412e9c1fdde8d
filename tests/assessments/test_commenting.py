"""The days for comments, as the State's own mission is told of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import actions
from assessments.commenting import days
from ctportal.correspondence.clocks import actions as clocks
from ctportal.correspondence.models import RunningClock

TODAY = timezone.localdate()
ENDS = TODAY + timedelta(days=30)


@pytest.fixture
def sent(holder, assessment, as_person):
    """With the State from today on, its days for comments running."""
    with as_person(holder):
        actions.bring_to("clearance", assessment, by=holder)
        return actions.put_before_state(assessment, by=holder)


@pytest.fixture
def clock(holder, sent, as_person):
    with as_person(holder):
        return RunningClock.objects.select_related("record").get(record=sent.marking)


def pages(client, report) -> list[str]:
    """The first page, the report's and that of its comments."""
    comments = reverse("assessments:comments", args=[report.ref])
    addresses = ["/", report.get_absolute_url(), comments]
    return [client.get(address).content.decode() for address in addresses]


def test_the_mission_is_told_until_when_and_where(browser, mission, sent):
    home, report, comments = pages(browser(mission), sent)
    assert "Comment on: Overview of Carana" in home
    assert "30 days left" in home
    assert reverse("assessments:comments", args=[sent.ref]) in home
    assert "Your comments" in report
    assert "30 days left" in comments


def test_others_are_not_told(browser, holder, mission_of, katasi, sent, as_person):
    other = mission_of(katasi)
    for person in (holder, other):
        assert "Comment on:" not in browser(person).get("/").content.decode()
        with as_person(person):
            assert days.of_draft(sent, person) is None
    with as_person(other):
        assert days.days_for_comments([sent]) == {}


def test_days_of_work_are_told_as_such(
    browser, holder, mission, sent, clock, as_person
):
    with as_person(holder):
        RunningClock.objects.filter(pk=clock.pk).update(in_working_days=True)
    home = browser(mission).get("/").content.decode()
    assert "working days left" in home


def test_days_that_stand_still_are_told_as_such(
    browser, holder, mission, sent, clock, as_person
):
    with as_person(holder):
        clocks.suspend(clock, by=holder, on=TODAY)
    home, report, _comments = pages(browser(mission), sent)
    assert "Your days stand still." in home
    assert "Suspended" in report


def test_more_days_are_told_at_once(browser, holder, mission, sent, clock, as_person):
    with as_person(holder):
        clocks.extend(clock, by=holder, until=ENDS + timedelta(days=5))
    assert "35 days left" in browser(mission).get("/").content.decode()


def test_machines_of_the_mission_alone_are_told(browser, holder, mission, sent):
    address = f"/api/v1/assessments/{sent.ref}/days-for-comments/"
    (told,) = browser(mission).get(address).json()
    assert (told["ends_on"], told["left"]) == (str(ENDS), "30 days left")
    assert browser(holder).get(address).json() == []


def test_nothing_waits_for_the_mission_once_it_goes_on(
    browser, holder, mission, sent, clock, as_person
):
    with as_person(holder):
        actions.bring_to("committee", sent, by=holder)
        clock.refresh_from_db()
    assert not clock.is_running
    home, report, _comments = pages(browser(mission), sent)
    assert "Comment on:" not in home
    assert "Your comments" not in report


def test_what_has_gone_on_offers_the_mission_no_comment(
    browser, holder, mission, sent, as_person
):
    page = reverse("assessments:new-comment", args=[sent.ref])
    assert browser(mission).get(page).status_code == 200
    with as_person(holder):
        actions.bring_to("committee", sent, by=holder)
    assert browser(mission).get(page).status_code == 403
    assert page not in browser(mission).get(sent.get_absolute_url()).content.decode()
