"""Analytical products: written, cleared, read by who they are shared with."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.models import AnalyticalProduct
from assessments.products import actions
from ctportal.reference.models import Theme
from projects import origins
from sharing.packs import collecting

from .. import factories

API, JSON = "/api/v1/analytical-products/", "application/json"
LISTED = "/assessments/products/"


def said(**facts):
    usual = {"title": "Drones", "type": "issue", "text": "A new trend."}
    return usual | {"as_of": date(2026, 3, 1)} | facts


@pytest.fixture
def product(holder, carana, as_person):
    themes = Theme.objects.order_by("position")[:2]
    with as_person(holder):
        return actions.open_product(by=holder, states=[carana], themes=themes, **said())


def test_a_product_is_its_offices_own_until_it_is_cleared(
    holder, reader, product, as_person
):
    with as_person(reader):
        assert not AnalyticalProduct.objects.readable_by(reader).exists()
    with as_person(holder):
        actions.clear_product(product, by=holder)
    with as_person(reader):
        assert AnalyticalProduct.objects.readable_by(reader).get() == product


def test_what_was_cleared_stays_as_it_was_sent(holder, product, as_person):
    with as_person(holder):
        actions.clear_product(product, by=holder)
        with pytest.raises(ValidationError, match="cleared"):
            actions.change_product(product, by=holder, title="Other")


def test_a_product_may_be_about_no_state(holder, as_person):
    with as_person(holder):
        product = actions.open_product(by=holder, **said())
    assert product.marking.state is None
    assert list(product.in_states.all()) == []


def test_what_it_is_about_may_change(holder, product, as_person):
    katasi = type(product.marking.state).objects.get(iso3="XAB")
    with as_person(holder):
        actions.change_product(product, by=holder, states=[katasi])
        products = AnalyticalProduct.objects.readable_by(holder)
        assert products.of_state(katasi).exists()
        assert not products.of_state(product.marking.state).exists()


def test_who_only_reads_writes_none(reader, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.open_product(by=reader, **said())


def test_people_write_change_and_clear_one_in_a_browser(browser, holder):
    client = browser(holder)
    typed = said(language="en", classification="1", states=["XAA"], themes=[])
    made = client.post(f"{LISTED}new/", typed)
    assert made.status_code == 302
    page = client.get(made.url).content.decode()
    assert "Carana" in page
    assert "Clear it for transmission" in page
    assert client.get(f"{made.url}edit/").status_code == 200
    cleared = client.post(f"{made.url}clear/", follow=True).content.decode()
    assert "cleared for transmission" in cleared.lower()


def test_products_are_asked_for_by_state_and_theme(browser, holder, product):
    client, theme = browser(holder), Theme.objects.order_by("position").first()
    for asked in ({"state": "XAA"}, {"theme": theme.code}, {"type": "issue"}):
        assert "Drones" in client.get(LISTED, asked).content.decode()
    assert b"Drones" not in client.get(LISTED, {"type": "trend"}).content


def test_machines_write_and_change_products(browser, holder):
    client = browser(holder)
    sent = said(as_of="2026-03-01", states=["XAA"], regions=["002"])
    made = client.post(API, sent, JSON)
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["states"], told["regions"]) == (["XAA"], ["002"])
    changed = {"title": "Unmanned aircraft", "version": told["version"]}
    client.patch(f"{API}{told['ref']}/", changed, JSON)
    told = client.get(f"{API}{told['ref']}/").json()
    assert (told["title"], told["states"]) == ("Unmanned aircraft", ["XAA"])


def test_a_project_may_build_on_a_product(holder, reader, product, as_person):
    with as_person(holder):
        actions.clear_product(product, by=holder)
    with as_person(reader):
        assert origins.readable(reader, [product.ref]) == [product]


def test_a_list_asks_no_more_for_more_rows(
    browser, holder, carana, as_person, django_assert_max_num_queries
):
    with as_person(holder):
        for _number in range(5):
            actions.open_product(by=holder, states=[carana], **said())
    client = browser(holder)
    client.get(LISTED)
    with django_assert_max_num_queries(26):
        client.get(LISTED)


def test_an_outsider_finds_none(browser, product):
    outsider = factories.person_of(factories.EntityFactory(), clearance=1)
    assert browser(outsider).get(f"{LISTED}{product.ref}/").status_code == 404


def test_a_pack_on_a_state_holds_the_products_about_it(
    holder, reader, product, carana, as_person
):
    asked = {"state": carana, "reader": reader.entity, "classification": 1}
    with as_person(holder):
        actions.clear_product(product, by=holder)
        seen = collecting.sights(by=holder, **asked)
        found = collecting.collect(seen, ["products"])
    assert found == {"products": [product]}
