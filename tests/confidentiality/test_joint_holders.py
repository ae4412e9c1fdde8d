"""What two offices own together: either may change it, both must let it out."""

import pytest
from django.db import DatabaseError, connection

from assessments.models import Assessment
from ctportal.confidentiality import actions, explain, policy
from ctportal.people.models import Entity

from .. import factories


@pytest.fixture
def both(db):
    """The joint holder of what CTED and UNOCT own together."""
    return Entity.objects.get(code="cted-unoct")


@pytest.fixture
def unodc(db):
    return Entity.objects.get(code="unodc")


@pytest.fixture
def joint(holder, both):
    return factories.make_assessment(holder, holder=both)


def test_people_of_each_office_read_and_change_it(joint, holder, reader, as_person):
    for person in (holder, reader):
        with as_person(person):
            found = Assessment.objects.readable_by(person).get()
            assert policy.can_change(person, found, *policy.KEEPERS)
            actions.save_record(found, by=person, title=f"Said by {person}")


def test_nobody_else_does(joint, outsider, as_person):
    with as_person(outsider):
        assert not Assessment.objects.exists()
        assert not policy.is_holder(outsider, joint)


def test_it_is_among_what_each_office_holds(
    joint, cted, unoct, unodc, holder, as_person
):
    with as_person(holder):
        records = Assessment.objects.readable_by(holder)
        held = [records.held_by(entity).count() for entity in (cted, unoct, unodc)]
    assert held == [1, 1, 0]


def test_its_readers_are_told_with_the_people_of_both(joint, holder, reader, as_person):
    with as_person(holder):
        assert set(explain.people_who_can_read(joint)) == {holder, reader}


def test_only_members_hold_jointly(both, outsider):
    with pytest.raises(policy.PermissionDenied):
        factories.make_assessment(outsider, holder=both)


def test_to_release_it_takes_people_of_two_offices(
    joint, holder, reader, unodc, cted, as_person
):
    colleague = factories.person_of(cted, role="head", clearance=1)
    with as_person(holder):
        assert policy.second_person_needed(joint, unodc)
    assert policy.may_be_second(reader, joint, proposed_by=holder)
    assert not policy.may_be_second(colleague, joint, proposed_by=holder)


def test_a_record_of_one_office_needs_nobody_else(holder, unodc, as_person):
    record = factories.make_assessment(holder)
    with as_person(holder):
        assert policy.second_person_needed(record, unodc) == []


def test_only_the_holder_gives_a_record_another_audience(holder, reader, as_person):
    record = factories.make_assessment(holder)
    with (
        as_person(reader),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="not the holder"),
    ):
        cursor.execute(
            "SELECT set_audience(%s, %s, 0::smallint)", [record.pk, record.audience_id]
        )
