"""What the Committee approves, and the only way to change it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from assessments.approvals import changing
from assessments.models import Approval, ApprovalChange, Assessment
from ctportal.pages import waiting

from .. import factories

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=3)
SAID = {"source": "Committee, 2027", "reason": "It decided so."}


def proposed(by, as_person, kind="survey", *, is_end=False, begins_on=SOON):
    with as_person(by):
        facts = SAID | {"is_end": is_end, "begins_on": begins_on}
        return changing.propose(kind, by=by, **facts)


def confirmed(change, by, as_person):
    with as_person(by):
        changing.confirm(change, by=by)


def approved_on(day):
    return set(Approval.objects.current_on(day).values_list("type", flat=True))


def test_two_people_let_the_committee_approve_a_kind_from_a_day(
    head, officer, as_person
):
    confirmed(proposed(head, as_person), officer, as_person)
    assert "survey" not in approved_on(SOON - timedelta(days=1))
    assert "survey" in approved_on(SOON)


def test_two_people_end_it_from_a_day(head, officer, as_person):
    change = proposed(officer, as_person, "overview", is_end=True)
    confirmed(change, head, as_person)
    assert "overview" in approved_on(SOON - timedelta(days=1))
    assert "overview" not in approved_on(SOON)


def test_what_is_to_come_is_taken_back_by_the_opposite(head, officer, as_person):
    confirmed(proposed(head, as_person), officer, as_person)
    back = proposed(head, as_person, is_end=True)
    confirmed(back, officer, as_person)
    assert not Approval.objects.filter(type="survey").exists()


def test_the_same_person_does_not_confirm(head, as_person):
    with pytest.raises(PermissionDenied):
        confirmed(proposed(head, as_person), head, as_person)
    assert "survey" not in approved_on(SOON)


@pytest.mark.parametrize("role", ["assessment-officer", "reviewer"])
def test_others_of_the_office_propose_nothing(cted, as_person, role):
    person = factories.person_of(cted, role=role, clearance=1)
    with pytest.raises(PermissionDenied):
        proposed(person, as_person)


def test_a_head_of_another_office_proposes_nothing(unoct, as_person):
    other = factories.person_of(unoct, role="head", clearance=1)
    with pytest.raises(PermissionDenied):
        proposed(other, as_person)


def test_it_begins_on_a_day_to_come(head, as_person):
    with pytest.raises(ValidationError, match="day to come"):
        proposed(head, as_person, begins_on=TODAY)


def test_what_it_does_not_approve_is_not_put_before_it(
    browser, holder, carana, as_person
):
    survey = factories.make_assessment(holder, state=carana, type="survey")
    with as_person(holder):
        factories.bring_to("with-state", survey, by=holder)
    client, address = browser(holder), survey.get_absolute_url()
    page = client.get(address).content.decode()
    assert "Record as adopted" in page
    assert "before the Committee" not in page
    client.post(f"{address}advance/", {"to": "adopted"})
    with as_person(holder):
        assert Assessment.objects.get().status == "adopted"


@pytest.mark.parametrize(("kind", "is_end"), [("overview", False), ("survey", True)])
def test_what_is_so_already_is_not_proposed(head, as_person, kind, is_end):
    with pytest.raises(ValidationError, match="so already"):
        proposed(head, as_person, kind, is_end=is_end)


def test_it_takes_two_who_decide_still(browser, head, officer, as_person):
    change = proposed(head, as_person)
    with as_person(head):
        head.memberships.update(ends_on=TODAY - timedelta(days=1))
    act = reverse("assessments:settle-approval", args=[change.ref])
    page = browser(officer).post(act, {"confirm": "yes"}, follow=True)
    assert "decides no longer" in page.content.decode()
    assert "survey" not in approved_on(SOON)
    browser(officer).post(act)
    assert not ApprovalChange.objects.open().exists()


def test_turned_down_it_stays_as_it_is(head, officer, as_person):
    change = proposed(head, as_person)
    with as_person(officer):
        changing.turn_down(change, by=officer)
    assert "survey" not in approved_on(SOON)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE assessments_approval SET ends_on = current_date",
        "DELETE FROM assessments_approval",
        "INSERT INTO assessments_approval (type, source) VALUES ('survey', 'mine')",
    ],
)
def test_the_app_itself_changes_nothing(head, as_person, change):
    with as_person(head), pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(change)


def test_the_database_asks_for_two(head, officer, as_person):
    change = proposed(head, as_person)
    act = "SELECT apply_approval_change(%s)"
    with as_person(officer), pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(act, [change.pk])


def test_it_waits_for_the_second_person_alone(head, officer, holder, as_person):
    proposed(head, as_person)
    told = []
    for person in (head, officer, holder):
        with as_person(person):
            told.append(len(list(changing.waiting(person))))
    assert told == [0, 1, 0]
    assert changing.waiting in waiting.registered


def test_it_is_looked_at_proposed_and_confirmed_on_pages(
    browser, head, officer, assessment
):
    there = reverse("assessments:change-approval", args=["overview"])
    typed = SAID | {"approves": "no", "begins_on": SOON.isoformat()}
    looked = browser(head).post(there, typed).content.decode()
    assert "no longer shown as before adoption" in looked
    assert assessment.title in looked
    browser(head).post(there, typed | {"sure": "yes"})
    change = ApprovalChange.objects.get()
    act = reverse("assessments:settle-approval", args=[change.ref])
    browser(officer).post(act, {"confirm": "yes"})
    assert "overview" not in approved_on(SOON)


def test_everybody_reads_it_and_others_see_no_proposal(
    browser, head, outsider, as_person
):
    change = proposed(head, as_person)
    client = browser(outsider)
    page = client.get(reverse("assessments:approvals")).content.decode()
    assert "joint report, 5" in page
    assert change.ref not in page
    assert client.get(change.get_absolute_url()).status_code == 404


def test_what_is_wrong_is_said_in_place(browser, head):
    there = reverse("assessments:change-approval", args=["overview"])
    typed = SAID | {"approves": "yes", "begins_on": SOON.isoformat()}
    assert "so already" in browser(head).post(there, typed).content.decode()
    late = typed | {"approves": "no", "begins_on": TODAY.isoformat()}
    assert "day to come" in browser(head).post(there, late).content.decode()


@pytest.mark.parametrize("kind", Assessment.Type.values)
def test_every_kind_has_its_page(browser, head, kind):
    there = reverse("assessments:change-approval", args=[kind])
    assert browser(head).get(there).status_code == 200
