import pytest
from django.contrib.auth import get_user_model
from rest_framework.test import APIRequestFactory, force_authenticate

from ctportal.reference.api import StateViewSet, ThemeViewSet
from ctportal.reference.models import State


def answer(viewset, address="/", **found):
    request = APIRequestFactory().get(address)
    force_authenticate(request, user=get_user_model()())
    act = "retrieve" if found else "list"
    return viewset.as_view({"get": act})(request, **found)


def test_a_state_is_looked_up_by_its_code():
    state = answer(StateViewSet, iso3="DZA").data
    assert (state["iso2"], state["m49"], state["status"]) == ("DZ", "012", "member")
    assert state["names"]["fr"] == "Algérie"
    assert state["region"] == {"m49": "002", "names": state["region"]["names"]}
    assert state["subregion"]["names"]["en"] == "Northern Africa"


def test_states_come_in_pages():
    page = answer(StateViewSet).data
    assert set(page) == {"next", "previous", "results"}
    assert page["results"][0]["iso3"] == "AFG"
    assert page["next"]


def test_the_pages_of_states_hold_each_state_once():
    codes, page = [], answer(StateViewSet).data
    codes += [state["iso3"] for state in page["results"]]
    while page["next"]:
        page = answer(StateViewSet, page["next"]).data
        codes += [state["iso3"] for state in page["results"]]
    assert len(codes) == len(set(codes)) == State.objects.count()


def test_states_of_a_region_can_be_asked_for():
    page = answer(StateViewSet, "/?region=143").data
    assert [state["iso3"] for state in page["results"]] == [
        "KAZ",
        "KGZ",
        "TJK",
        "TKM",
        "UZB",
    ]


def test_a_theme_names_its_parent_and_pillar():
    theme = answer(ThemeViewSet, code="prisons").data
    assert (theme["parent"], theme["pillar"]) == ("criminal-justice", "I")


def test_a_theme_is_found_by_any_of_its_words():
    page = answer(ThemeViewSet, "/?called=Finanzas").data
    assert [theme["code"] for theme in page["results"]] == ["financing-of-terrorism"]


@pytest.mark.parametrize("viewset", [StateViewSet, ThemeViewSet])
def test_reference_data_is_only_read(viewset):
    assert not {"create", "update", "partial_update", "destroy"} & set(dir(viewset))


@pytest.mark.parametrize("viewset", [StateViewSet, ThemeViewSet])
def test_no_primary_key_leaves(viewset):
    assert "id" not in viewset.serializer_class.Meta.fields
