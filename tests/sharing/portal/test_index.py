"""Every record is found by its words by those who may read it, at once."""

import pytest
from django.db import DatabaseError, connection, transaction

from ctportal.confidentiality import actions, policy
from ctportal.people.models import Community, CommunityMember
from sharing.portal.models import SearchEntry
from sharing.portal.querysets import found
from tests import factories


def titles(person, words):
    readable = SearchEntry.objects.readable_by(person).matching(words)
    return list(readable.values_list("title", flat=True))


@pytest.fixture
def spanish(holder):
    return factories.make_recommendation(
        holder,
        title="Gestión de fronteras",
        text="Que las autoridades agilicen la investigación de pasajeros.",
        language="es",
    )


@pytest.mark.parametrize(
    "words",
    [
        "gestión",
        "GESTION",
        "fronteras",
        "frontera",
        "investigaciones pasajero",
        "investigacion",
    ],
)
def test_spanish_is_found_with_and_without_accents(holder, spanish, as_person, words):
    with as_person(holder):
        assert titles(holder, words) == ["Gestión de fronteras"]


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("ar", "إدارة الحدود ومكافحة تمويل الإرهاب", "الحدود"),
        ("ar", "إِدَارَةُ الحُدُودِ", "ادارة الحدود"),
        ("ru", "Российский пограничный контроль, ещё не введён", "контролю еще"),
        ("fr", "Contrôles aux frontières", "controle frontiere"),
        ("zh-hans", "加强边境管理和旅客信息", "边境管理"),
        ("en", "Sharing of passenger lists", "share passengers"),
    ],
)
def test_each_language_is_found_by_its_words(holder, as_person, language, text, asked):
    factories.make_recommendation(holder, title=text, text=text, language=language)
    with as_person(holder):
        assert titles(holder, asked) == [text]


def test_a_record_is_found_by_its_reference(holder, spanish, as_person):
    with as_person(holder):
        assert titles(holder, spanish.ref.lower()) == ["Gestión de fronteras"]


def test_what_is_changed_is_found_by_its_new_words(holder, spanish, as_person):
    with as_person(holder):
        actions.save_record(spanish, by=holder, title="Puestos fronterizos")
        assert titles(holder, "gestion") == []
        assert titles(holder, "puestos") == ["Puestos fronterizos"]


def test_what_is_not_released_is_not_found(holder, reader, spanish, as_person):
    with as_person(reader):
        assert titles(reader, "fronteras") == []
    with as_person(holder):
        actions.release(spanish, to=reader.entity, by=holder)
    with as_person(reader):
        assert titles(reader, "fronteras") == ["Gestión de fronteras"]


def test_what_leaves_sight_leaves_the_search_with_it(holder, reader, as_person):
    record = factories.make_recommendation(holder, title="Watch lists")
    with as_person(holder):
        actions.release(record, to=reader.entity, by=holder)
        factories.classify_strictly(record, by=holder)
    with as_person(reader):
        assert titles(reader, "watch") == []
        assert SearchEntry.objects.readable_by(reader).count() == 0


def test_a_record_for_a_whole_community_is_found_among_the_wide_ones(
    holder, reader, as_person
):
    community = Community.objects.create(code="everyone", names={"en": "Everyone"})
    CommunityMember.objects.create(community=community, entity=reader.entity)
    record = factories.make_recommendation(holder, title="Wide", classification=0)
    with as_person(holder):
        actions.release(record, to=community, by=holder)
        assert SearchEntry.objects.get().is_wide
    with as_person(reader):
        assert titles(reader, "wide") == ["Wide"]


def test_without_the_first_wall_the_second_holds(
    outsider, spanish, as_person, monkeypatch
):
    monkeypatch.setattr(policy, "readable_by", lambda person, through="": policy.Q())
    with as_person(outsider):
        assert SearchEntry.objects.readable_by(outsider).count() == 0
        assert found("fronteras") == []


def test_without_the_second_wall_the_first_holds(committed, as_person):
    holder = factories.person_of(factories.EntityFactory(), clearance=1)
    outsider = factories.person_of(factories.EntityFactory(), clearance=1)
    factories.make_recommendation(holder, title="Watch lists")
    with connection.as_owner(), as_person(outsider):
        assert SearchEntry.objects.count() == 1
        assert SearchEntry.objects.readable_by(outsider).count() == 0


def test_nobody_writes_the_index_by_hand(holder, spanish, as_person):
    denied = pytest.raises(DatabaseError, match="permission denied")
    with as_person(holder), denied, transaction.atomic():
        SearchEntry.objects.update(title="Other")


def test_a_text_of_any_length_is_found_by_how_it_begins(holder, as_person):
    endless = " ".join(f"word{number}" for number in range(200_000))
    factories.make_recommendation(holder, title="Long", text=f"beginning {endless}")
    with as_person(holder):
        assert titles(holder, "beginning word17") == ["Long"]
