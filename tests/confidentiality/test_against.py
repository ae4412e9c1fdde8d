"""From whom a State asks to keep a record: each choice, and who still reads."""

import pytest

from ctportal.confidentiality import actions, explain
from ctportal.confidentiality.models import Consent
from ctportal.people.models import Community, CommunityMember, Entity

from .. import factories

READERS = {"cted", "unoct", "unodc", "interpol", "a-donor", "mission", "neighbour"}


@pytest.fixture
def shared(holder, carana, katasi, as_person):
    """A report that everybody has; before the State and the Committee it was put."""
    made = {"a-donor": ("donor", None), "mission": ("mission", carana)}
    made |= {"neighbour": ("mission", katasi), "ctc-secretariat": ("secretariat", None)}
    for code, (kind, state) in made.items():
        factories.EntityFactory(code=code, kind=kind, state=state)
    record = factories.make_assessment(
        holder, state=carana, releases=releases(), consents=[consent()]
    )
    for code in READERS - {"cted"}:
        factories.person_of(Entity.objects.get(code=code), clearance=1)
    return record


def releases():
    by_hand = [
        Entity.objects.get(code=code)
        for code in ("unoct", "unodc", "interpol", "a-donor", "neighbour")
    ]
    mission = Entity.objects.get(code="mission")
    return [
        *(actions.released_to(entity) for entity in by_hand),
        actions.released_to(mission, basis="state"),
    ]


def consent():
    """The State lets everybody read what the originating office releases."""
    return Consent(readers="everyone", answer="full")


def who_reads(record, holder, as_person):
    with as_person(holder):
        record.refresh_from_db()
        readers = explain.people_who_can_read(record)
        return {person.entity.code for person in readers}


@pytest.mark.parametrize(
    ("asked", "lost"),
    [
        ({"against": "everyone"}, READERS - {"cted", "mission"}),
        ({"against": "but-unoct"}, {"unodc", "interpol", "a-donor", "neighbour"}),
        ({"against": "but-un"}, {"interpol", "a-donor", "neighbour"}),
        ({"against": "donors"}, {"a-donor"}),
        ({"against": "named", "entities": ["unodc", "unoct"]}, {"unodc", "unoct"}),
        ({"against": "named", "of_states": ["XAB"]}, {"neighbour"}),
        ({"binds_state_and_committee": True}, READERS - {"cted"}),
    ],
)
def test_those_asked_against_lose_it_and_nobody_else(
    shared, holder, as_person, asked, lost
):
    assert who_reads(shared, holder, as_person) == READERS
    factories.ask_confidentiality([shared], by=holder, **asked)
    assert who_reads(shared, holder, as_person) == READERS - lost


def test_a_record_opened_under_a_request_starts_without_them(
    holder, unoct, reader, carana, as_person
):
    asked = factories.ask_confidentiality([], by=holder, against="but-unoct")
    unodc = Entity.objects.get(code="unodc")
    for office, may in ((unoct, True), (unodc, False)):
        person = factories.person_of(office, clearance=1)
        made = factories.make_assessment(
            holder, requests=[asked], releases=[actions.released_to(office)]
        )
        assert (person.entity.code in who_reads(made, holder, as_person)) == may


def test_who_joins_a_group_later_does_not_come_in(holder, as_person):
    group = Community.objects.create(code="a-group", names={"en": "A group"})
    for code in ("unoct", "unodc"):
        office = Entity.objects.get(code=code)
        factories.person_of(office, clearance=1)
        CommunityMember.objects.create(community=group, entity=office)
    record = factories.make_assessment(holder, releases=[actions.released_to(group)])
    factories.ask_confidentiality(
        [record], by=holder, against="named", entities=["unodc"]
    )
    icao = factories.EntityFactory(code="icao")
    factories.person_of(icao, clearance=1)
    CommunityMember.objects.create(community=group, entity=icao)
    assert who_reads(record, holder, as_person) == {"cted", "unoct"}


def test_what_is_joint_is_left_to_the_offices_not_struck(holder, as_person):
    both = Entity.objects.get(code="cted-unoct")
    record = factories.make_assessment(holder, releases=[actions.released_to(both)])
    factories.person_of(Entity.objects.get(code="unoct"), clearance=1)
    assert who_reads(record, holder, as_person) == {"cted", "unoct"}
    factories.ask_confidentiality(
        [record], by=holder, against="named", entities=["unoct"]
    )
    assert who_reads(record, holder, as_person) == {"cted"}


def test_whom_a_request_names_is_told_to_its_holder_only(holder, reader, as_person):
    asked = factories.ask_confidentiality([], by=holder)
    with as_person(reader), pytest.raises(actions.markings.PermissionDenied):
        actions.markings.told_of_request(asked)
