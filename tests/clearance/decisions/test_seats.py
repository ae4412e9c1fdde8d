"""Who sits on the Committee: given by two, read by the days, with no job."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from ctportal.clearance.decisions import (
    actions,
    holding,
    offices,
    recording,
    seats,
    waiting,
)
from ctportal.clearance.models import SeatProposal
from ctportal.confidentiality import identity
from ctportal.confidentiality.models import Marking
from ctportal.people.models import Community, CommunityMember, Function
from tests import factories, places

from . import travel
from .conftest import seated

YEAR = timezone.localdate().year
LAST, FIRST = date(YEAR, 12, 31), date(YEAR + 1, 1, 1)
BEFORE = datetime(YEAR, 12, 31, 23, 59, tzinfo=UTC)
AFTER = datetime(YEAR + 1, 1, 1, 0, 1, tzinfo=UTC)


@pytest.fixture
def head(cted):
    return factories.person_of(cted, role="head", clearance=1)


@pytest.fixture
def mission(katasi):
    return factories.EntityFactory(code="mission-katasi", kind="mission", state=katasi)


def proposed(by, mission, **days):
    days = {"begins_on": FIRST, "ends_on": date(YEAR + 2, 12, 31)} | days
    made = SeatProposal(kind="member", entity=mission, reason="Elected", **days)
    with identity.as_person(by):
        return seats.propose(made, by=by)


def test_a_seat_is_given_by_two(secretary, head, mission):
    proposal = proposed(secretary, mission, begins_on=date(YEAR, 1, 1))
    assert not offices.seats().exists()
    with identity.as_person(head):
        seats.confirm(proposal, by=head)
    assert offices.seats().get().entity == mission


def test_nobody_confirms_what_they_proposed(secretary, holder, mission):
    proposal = proposed(secretary, mission)
    for person in (secretary, holder):
        with identity.as_person(person), pytest.raises(PermissionDenied):
            seats.confirm(proposal, by=person)


def test_the_secretariat_alone_proposes(head, member, mission):
    for person in (head, member):
        with pytest.raises(PermissionDenied):
            proposed(person, mission)


def test_a_mission_sits_once_at_a_time(secretary, member):
    with pytest.raises(ValidationError, match="sits on the Committee"):
        proposed(secretary, member.entity)


def test_the_chair_fills_a_function_from_a_mission_that_sits(secretary, head, member):
    chair = Function.objects.get(code="committee-chair")
    made = SeatProposal(kind="function", person=member, function=chair, reason="Chair")
    made.begins_on = timezone.localdate()
    with identity.as_person(secretary):
        seats.propose(made, by=secretary)
    with identity.as_person(head):
        seats.confirm(made, by=head)
    assert member.incumbencies.get().function == chair


def test_a_seat_ends_by_two_as_well(secretary, head, member):
    seat = CommunityMember.objects.get(entity=member.entity)
    yesterday = timezone.localdate() - timedelta(days=1)
    made = SeatProposal(kind="ending", member=seat, ends_on=yesterday, reason="Left")
    with identity.as_person(secretary):
        seats.propose(made, by=secretary)
    with identity.as_person(head):
        seats.confirm(made, by=head)
    assert not offices.sits(member)


def test_the_database_seats_nobody_by_one_hand(committed, monkeypatch):
    with places.as_delivered():
        committee = Community.objects.get(code="committee")
        other = factories.Entity.objects.get(code="unodc")
        refused = pytest.raises(DatabaseError, match="who keeps a group")
        with identity.as_person(None), refused, transaction.atomic():
            CommunityMember.objects.create(community=committee, entity=other)


def test_the_database_carries_out_nothing_unconfirmed(secretary, mission):
    proposal = proposed(secretary, mission)
    refused = pytest.raises(DatabaseError, match="by two people")
    told = identity.as_person(secretary)
    with told, refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT carry_out_seat(%s)", [proposal.pk])


def test_readers_change_on_the_first_of_january_by_themselves(
    committed, monkeypatch, report, browser
):
    leaving = seated("mission-leaving", None, begins_on=date(2026, 1, 1), ends_on=LAST)
    coming = seated("mission-coming", None, begins_on=FIRST)
    for moment, reads in ((BEFORE, leaving), (AFTER, coming)):
        with travel.on(moment, monkeypatch):
            for person in (leaving, coming):
                expected = person is reads
                assert by_the_rule(person, report) is expected
                assert by_the_wall(person, report) is expected
                assert by_the_page(browser(person), report) is expected


def test_readers_change_at_the_adoption_by_itself(
    committed, monkeypatch, report, secretary, reader, browser
):
    """No hand and no click: the beat rings after the deadline, and UNOCT reads."""
    with identity.as_person(secretary):
        decision = actions.circulate(
            report,
            by=secretary,
            deadline=timezone.now() + timedelta(days=3),
            functions=Function.objects.filter(code="committee-secretary"),
        )
    for wait, expected in ((-1, False), (1, True)):
        moment = decision.deadline + timedelta(minutes=wait)
        with travel.on(moment, monkeypatch):
            recording.record_all()
            assert by_the_rule(reader, report) is expected
            assert by_the_wall(reader, report) is expected
            assert by_the_page(browser(reader), report) is expected


def by_the_rule(person, report) -> bool:
    with identity.as_person(person), transaction.atomic():
        return Assessment.objects.readable_by(person).filter(pk=report.pk).exists()


def by_the_wall(person, report) -> bool:
    with identity.as_person(person), transaction.atomic():
        return Marking.objects.filter(pk=report.pk).exists()


def by_the_page(client, report) -> bool:
    return client.get(report.get_absolute_url()).status_code == 200


def test_the_members_page_says_who_sits_and_lets_two_people_change_it(
    secretary, head, member, browser
):
    page = browser(secretary)
    address = reverse("decisions:members")
    assert member.entity.name in page.get(address).content.decode()
    coming = factories.EntityFactory(code="mission-new", kind="mission")
    sent = {"entity": coming.code, "begins_on": FIRST, "ends_on": "", "reason": "New"}
    page.post(reverse("decisions:propose-seat", args=["member"]), sent)
    proposal = SeatProposal.objects.get()
    browser(head).post(reverse("decisions:confirm-seat", args=[proposal.ref]))
    assert "To come" in page.get(address).content.decode()


def test_a_seat_does_not_end_before_it_began(secretary, katasi):
    today = timezone.localdate()
    seat = seated("mission-katasi", katasi, begins_on=today).entity
    member = CommunityMember.objects.get(entity=seat)
    made = SeatProposal(kind="ending", member=member, reason="Left")
    made.ends_on = today - timedelta(days=1)
    with identity.as_person(secretary), pytest.raises(ValidationError) as refused:
        seats.propose(made, by=secretary)
    assert "ends_on" in refused.value.message_dict


def test_a_seat_that_ends_by_then_is_not_ended_later(secretary, katasi):
    today = timezone.localdate()
    entity = seated("mission-katasi", katasi, ends_on=today).entity
    member = CommunityMember.objects.get(entity=entity)
    made = SeatProposal(kind="ending", member=member, reason="Left")
    made.ends_on = today + timedelta(days=9)
    with identity.as_person(secretary), pytest.raises(ValidationError):
        seats.propose(made, by=secretary)


def test_the_hold_of_a_former_member_is_to_be_looked_at(circulate, member, secretary):
    decision = circulate()
    with identity.as_person(member):
        holding.place(decision, by=member)
    with identity.as_person(secretary):
        assert list(waiting.holds_to_look_at(secretary)) == []
        yesterday = timezone.localdate() - timedelta(days=1)
        CommunityMember.objects.filter(entity=member.entity).update(ends_on=yesterday)
        (found,) = waiting.holds_to_look_at(secretary)
    assert (found.record, found.due_on) == (decision, None)
    with identity.as_person(member):
        assert list(waiting.holds_to_look_at(member)) == []
