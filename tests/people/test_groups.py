"""Who belongs to a group of readers is said by the office that keeps it alone."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.people.actions import accounts
from ctportal.people.models import Community, CommunityMember, Person
from ctportal.reference.models import State
from visits import actions as visits

from .. import factories, places
from ..visits.conftest import open_visit


@pytest.fixture
def cast(committed):
    """An analyst, a reader of another office and an administrator, as delivered."""
    cted, unoct = (factories.EntityFactory(code=code) for code in ("cted", "unoct"))
    analyst = factories.person_of(cted, role="assessment-officer", clearance=1)
    stranger = factories.person_of(unoct, role="project-manager", clearance=1)
    admin = factories.person_of(unoct, role="administrator", clearance=1)
    with places.as_delivered():
        yield analyst, stranger, admin


def join_as(who, group, person):
    with identity.as_person(who), transaction.atomic():
        return CommunityMember.objects.create(community=group, person=person)


def test_an_office_fills_the_delegation_of_its_visit(cast):
    analyst, stranger, _admin = cast
    visit = open_visit(analyst, State.objects.get(iso3="XAA"))
    with identity.as_person(analyst):
        member = visits.join_delegation(visit, by=analyst, person=stranger)
        visits.leave_delegation(visit, by=analyst, member=member)
    assert member.ends_on < timezone.localdate()


def test_nobody_joins_the_delegation_of_another_office(cast):
    analyst, stranger, _admin = cast
    delegation = open_visit(analyst, State.objects.get(iso3="XAA")).delegation
    with pytest.raises(DatabaseError, match="who keeps a group"):
        join_as(stranger, delegation, stranger)


@pytest.mark.parametrize("code", ["un-entities", "compact", "committee"])
def test_the_app_lets_nobody_into_a_group_without_a_keeper(cast, code):
    analyst, _stranger, _admin = cast
    with pytest.raises(DatabaseError, match="who keeps a group"):
        join_as(analyst, Community.objects.get(code=code), analyst)


def test_a_group_is_opened_for_ones_own_office(cast):
    analyst, stranger, _admin = cast
    for keeper in (None, stranger.entity):
        with (
            identity.as_person(analyst),
            pytest.raises(DatabaseError, match="groups of its own"),
            transaction.atomic(),
        ):
            Community.objects.create(code="own", names={}, kept_by=keeper)


def test_a_group_of_one_has_that_person_for_ever(cast):
    analyst, stranger, _admin = cast
    with identity.as_person(analyst), connection.cursor() as cursor:
        for _time in range(2):
            cursor.execute("SELECT group_of_one(%s)", [stranger.pk])
            group = Community.objects.get(pk=cursor.fetchone()[0])
    assert [member.person for member in group.members.all()] == [stranger]
    with pytest.raises(DatabaseError, match="who keeps a group"):
        join_as(analyst, group, analyst)


def test_nobody_makes_the_group_of_one_of_somebody_else(cast):
    analyst, stranger, _admin = cast
    facts = {"names": {}, "kept_by": stranger.entity}
    refused = pytest.raises(DatabaseError, match="group of one")
    with identity.as_person(stranger), refused, transaction.atomic():
        Community.objects.create(code=f"person:{analyst.login}", **facts)


def test_a_group_of_one_is_none_that_an_office_keeps(cast):
    analyst, stranger, _admin = cast
    code, keeper = f"person:{analyst.login}", stranger.entity
    with connection.as_owner():
        Community.objects.create(code=code, names={}, kept_by=keeper)
    with identity.as_person(analyst), pytest.raises(DatabaseError):
        connection.cursor().execute("SELECT group_of_one(%s)", [analyst.pk])


def test_only_an_administrator_opens_an_account_again(cast):
    analyst, stranger, admin = cast
    with identity.as_person(admin):
        accounts.disable(stranger, by=admin)
    refused = pytest.raises(DatabaseError, match="an administrator")
    with identity.as_person(analyst), refused, transaction.atomic():
        Person.objects.filter(pk=stranger.pk).update(is_active=True)
    with identity.as_person(admin):
        accounts.enable(stranger, by=admin)
    assert Person.objects.get(pk=stranger.pk).is_active
