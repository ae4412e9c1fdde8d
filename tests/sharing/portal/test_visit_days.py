"""Visits on Home: those that go on, in words and as days on one axis."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from ctportal.correspondence.clocks import actions
from ctportal.correspondence.models import Kind
from sharing.portal.visit_days import VisitDays
from tests.visits.conftest import open_visit
from visits import actions as visits
from visits.models import Visit


@pytest.fixture
def visit(holder, carana):
    return open_visit(holder, carana)


def test_a_visit_that_goes_on_stands_on_home(pages, holder, visit):
    assert visit.title in pages(holder, "/").content.decode()


def test_a_visit_one_may_not_read_does_not(pages, outsider, visit):
    assert visit.title not in pages(outsider, "/").content.decode()


def test_a_closed_visit_is_left_out(holder, visit, as_person):
    with as_person(holder):
        Visit.objects.filter(pk=visit.pk).update(status=Visit.Status.CLOSED)
        assert VisitDays(holder).lines == []


def test_the_state_s_days_are_drawn_as_gone_and_left(holder, visit, as_person):
    on = timezone.localdate() - timedelta(10)
    with as_person(holder):
        actions.start(visit, Kind.ANSWER, by=holder, on=on)
    assert drawn(holder, visit, as_person, transmitted_on=on) == {
        "answer-left",
        "answer-gone",
        "visit",
    }


def test_what_is_to_come_is_hollow(holder, visit, as_person):
    soon = timezone.localdate() + timedelta(10)
    assert drawn(holder, visit, as_person, begins_on=soon, ends_on=soon) == {"to-come"}


def test_days_run_from_the_right_where_writing_does(holder):
    days = VisitDays(holder)
    from_the_left = days.now_x
    with translation.override("ar"):
        assert days.now_x + from_the_left == pytest.approx(days.width)


def drawn(person, visit, as_person, **dates):
    around = timezone.localdate() - timedelta(20)
    dates = {"begins_on": around, "ends_on": around + timedelta(4)} | dates
    with as_person(person):
        Visit.objects.filter(pk=visit.pk).update(**dates)
        (line,) = VisitDays(person).lines
    return {stretch.kind for stretch in line.stretches}


def test_a_visit_that_is_over_waits_to_be_transmitted(pages, holder, visit, as_person):
    with as_person(holder):
        visits.agree(visit, by=holder, on=visit.begins_on - timedelta(days=9))
        visits.start(visit, by=holder)
    home = pages(holder, "/").content.decode()
    assert "send the preliminary assessment" in home
