"""A pack holds what both its maker and all its readers may read, and nothing more."""

import pytest

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import released_to
from ctportal.people.models import Community, CommunityMember, Entity
from sharing.packs.collecting import collect, sights
from sharing.packs.models import Pack
from tests import factories


@pytest.fixture
def collected(carana, as_person):
    """`collected(maker, reader)`: the titles of what goes in."""

    def titles(by, reader, classification=1):
        with as_person(by):
            seen = sights(
                by=by, state=carana, reader=reader, classification=classification
            )
            found = collect(seen, Pack.Section.values)
        return [str(record) for records in found.values() for record in records]

    return titles


def test_what_is_shared_goes_in_and_what_is_not_stays_out(
    collected, holder, reader, shared, kept_back
):
    assert collected(holder, reader.entity) == ["Share passenger data"]
    own = collected(holder, holder.entity)
    assert sorted(own) == ["Quietly", "Share passenger data"]


@pytest.mark.parametrize("code", ["unodc", "unoct"])
def test_a_confidential_recommendation_goes_to_no_other_entity(
    collected, holder, kept_back, code
):
    office = Entity.objects.get(code=code)
    factories.person_of(office, clearance=1)
    assert collected(holder, office) == []


def test_a_donor_gets_nothing_that_was_not_released(
    collected, holder, shared, kept_back
):
    donor = factories.EntityFactory(kind="donor")
    factories.person_of(donor, clearance=1)
    assert collected(holder, donor) == []


def test_the_maker_gives_nothing_that_only_the_reader_may_read(
    collected, holder, reader, carana
):
    factories.make_recommendation(reader, state=carana, title="Ours alone")
    assert collected(holder, reader.entity) == []


def test_what_one_of_an_offices_people_reads_in_person_is_not_for_all(
    collected, holder, reader, carana
):
    factories.person_of(reader.entity, clearance=1)
    delegation = Community.objects.create(code="delegation", names={"en": "Them"})
    CommunityMember.objects.create(community=delegation, person=reader)
    factories.make_recommendation(
        holder, state=carana, title="Theirs", releases=[released_to(delegation)]
    )
    assert collected(holder, reader) == ["Theirs"]
    assert collected(holder, reader.entity) == []


def test_nothing_above_the_packs_classification_goes_in(
    collected, holder, reader, shared
):
    factories.person_of(reader.entity, clearance=0)
    assert collected(holder, reader.entity, classification=0) == []


def test_an_office_without_cleared_people_is_given_nothing(
    collected, holder, shared, unodc
):
    assert collected(holder, unodc) == []


def test_without_the_first_wall_the_readers_own_sight_holds(
    collected, holder, reader, shared, kept_back, monkeypatch
):
    monkeypatch.setattr(policy, "readable_by", lambda person, through="": policy.Q())
    assert collected(holder, reader) == ["Share passenger data"]


def test_records_of_another_state_stay_out(collected, holder, reader, katasi):
    factories.make_recommendation(
        holder, state=katasi, releases=[released_to(reader.entity)]
    )
    assert collected(holder, reader.entity) == []
