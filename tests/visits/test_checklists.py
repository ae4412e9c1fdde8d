"""What is to be done before and after a visit."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from ctportal.confidentiality import identity
from tests import factories
from visits import actions, awaiting
from visits.models import ChecklistItem, ChecklistTemplate

from .conftest import days_ago


@pytest.fixture
def item(agreed, holder, as_person):
    """The agenda, which was to be agreed three weeks before the visit."""
    with as_person(holder):
        return agreed.checklist.get(template__code="agenda")


def test_a_checklist_is_made_when_the_visit_is_agreed(agreed, item):
    assert item.due_on == agreed.begins_on - timedelta(days=21)


def test_other_offices_see_no_checklist(agreed, reader, as_person):
    with as_person(reader):
        assert not ChecklistItem.objects.exists()


def test_what_is_not_needed_says_why(item, holder, as_person):
    with as_person(holder):
        with pytest.raises(ValidationError):
            actions.settle_item(item, by=holder, is_needed=False)
        actions.settle_item(item, by=holder, is_needed=False, reason="A virtual one.")
    assert (item.settled_by, item.reason) == (holder, "A virtual one.")


def test_others_settle_nothing(item, reader, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.settle_item(item, by=reader)


def test_its_days_move_with_the_visit(visit, holder, as_person):
    first = timezone.localdate() + timedelta(days=100)
    with as_person(holder):
        actions.agree(visit, by=holder, on=days_ago(60))
        said = {"reason": "Elections.", "on": days_ago(0)}
        days = {"begins_on": first, "ends_on": first + timedelta(days=9)}
        actions.postpone(visit, by=holder, **said, **days)
        due = {i.template.code: i.due_on for i in visit.checklist.all()}
    assert due["agenda"] == first - timedelta(days=21)
    assert due["mission-report"] == first + timedelta(days=39)


def test_what_is_overdue_waits_on_home(agreed, holder, reader):
    with identity.as_person(holder):
        waiting = [one.record for one in awaiting.overdue_items(holder)]
        assert waiting == [agreed]
    with identity.as_person(reader):
        assert list(awaiting.overdue_items(reader)) == []


def test_an_officer_changes_what_later_visits_get(agreed, cted, as_person, item):
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    template = ChecklistTemplate.objects.current().get(code="agenda")
    facts = {"name": "Agenda", "counted_from": "first", "days": -10}
    with as_person(officer):
        actions.change_template(template, by=officer, **facts)
        current = ChecklistTemplate.objects.current().get(code="agenda")
    assert current.days == -10
    assert item.days == -21


def test_an_analyst_does_not(holder, as_person):
    template = ChecklistTemplate.objects.first()
    with as_person(holder), pytest.raises(PermissionDenied):
        actions.end_template(template, by=holder)
