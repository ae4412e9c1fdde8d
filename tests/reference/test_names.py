import pytest
from django.utils import translation

from ctportal.reference import names
from ctportal.reference.models import ReferenceLoad, State, Theme


@pytest.fixture(autouse=True)
def _nothing_remembered():
    names.forget()
    yield
    names.forget()


def test_names_come_from_memory(django_assert_num_queries):
    state, theme = State.objects.get(iso3="MLI"), Theme.objects.get(code="children")
    names.of_state(state.pk)
    with django_assert_num_queries(0):
        assert names.of_state(state.pk) == "Mali"
        assert names.of_theme(theme.pk) == "Children"


def test_names_follow_the_reader():
    with translation.override("es"):
        assert names.of_state(State.objects.get(iso3="MLI").pk) == "Malí"


def test_no_state_has_no_name():
    assert names.of_state(None) == ""


def test_a_state_added_later_is_known():
    names.of_state(State.objects.get(iso3="MLI").pk)
    added = State.objects.create(iso3="XZA", status="exercise", names={"en": "Carana"})
    assert names.of_state(added.pk) == "Carana"


def test_a_later_load_is_noticed_at_the_next_look(monkeypatch):
    mali = State.objects.get(iso3="MLI")
    assert names.of_state(mali.pk) == "Mali"
    State.objects.filter(pk=mali.pk).update(names={"en": "Renamed"})
    ReferenceLoad.objects.create(digest="newer files")
    assert names.of_state(mali.pk) == "Mali"
    monkeypatch.setattr(names, "SECONDS_BETWEEN_LOOKS", 0)
    assert names.of_state(mali.pk) == "Renamed"


def test_accents_do_not_change_the_order_of_names():
    with translation.override("fr"):
        states = State.objects.filter(iso3__in=["EGY", "ESP", "ZMB", "ETH"])
        listed = [state.name for state in names.in_reading_order(states)]
    assert listed == ["Égypte", "Espagne", "Éthiopie", "Zambie"]
