"""The pages on which people are proposed, confirmed and looked up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ctportal.people.models import Function, Membership, PlaceProposal

from .. import factories
from .proposing import proposed

TODAY = timezone.localdate()


def page(client, address):
    return client.get(address, follow=True).content.decode()


def test_an_officer_proposes_and_the_head_confirms(
    browser, officer, head, newcomer, cted
):
    browser(officer).post(
        "/people/propose/membership/",
        {
            "person": newcomer.login,
            "role": "reviewer",
            "classification": 1,
            "begins_on": TODAY,
            "reason": "They join us.",
        },
    )
    waiting = PlaceProposal.objects.get()
    assert f"{newcomer}" in page(browser(head), "/people/")
    browser(head).post(f"/people/proposals/{waiting.pk}/confirm/")
    assert newcomer.memberships.get().role == "reviewer"


def test_what_does_not_fit_stands_beside_its_field(browser, officer, reader):
    answer = browser(officer).post(
        "/people/propose/membership/",
        {
            "person": reader.login,
            "role": "reader",
            "classification": 0,
            "begins_on": TODAY,
            "reason": "They join us.",
        },
    )
    assert answer.context["form"].errors.keys() == {"begins_on"}


@pytest.mark.parametrize("answer", ["confirm", "turn-down"])
def test_a_proposal_of_another_office_is_not_there(
    browser, officer, reader, newcomer, cted, answer
):
    waiting = proposed(newcomer, cted, by=officer)
    address = f"/people/proposals/{waiting.pk}/{answer}/"
    missing = address.replace(str(waiting.pk), "0" * 8 + str(waiting.pk)[8:])
    hidden = browser(reader).post(address)
    assert hidden.status_code == browser(reader).post(missing).status_code == 404


def test_who_proposed_is_told_that_another_confirms(browser, officer, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    browser(officer).post(f"/people/proposals/{waiting.pk}/confirm/")
    assert PlaceProposal.objects.get().is_open


def test_a_second_click_changes_nothing(browser, officer, head, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    address = f"/people/proposals/{waiting.pk}/confirm/"
    browser(head).post(address)
    again = browser(head).post(address, follow=True)
    assert "answered this meanwhile" in again.content.decode()
    assert Membership.objects.filter(person=newcomer).count() == 1


def test_an_end_is_proposed_from_the_persons_page(browser, officer, holder, cted):
    place = holder.membership
    assert str(place.ref) in page(browser(officer), f"/people/members/{holder.login}/")
    browser(officer).post(
        f"/people/members/{holder.login}/end/{place.ref}/",
        {"ends_on": TODAY, "reason": "They leave us."},
    )
    assert PlaceProposal.objects.get().membership == place


@pytest.mark.parametrize(
    "address", ["/people/members/{0}/", "/people/members/{0}/end/{1}/"]
)
def test_people_of_another_office_are_not_there(browser, officer, reader, address):
    address = address.format(reader.login, reader.membership.ref)
    assert browser(officer).get(address).status_code == 404


def test_colleagues_see_functions_and_no_places(browser, holder, officer, head):
    Function.objects.get(code="head-cted").incumbencies.create(person=head)
    seen = page(browser(holder), "/people/")
    assert head.name in seen
    assert officer.name not in seen
    for address in (f"/people/members/{head.login}/", "/people/propose/membership/"):
        assert browser(holder).get(address).status_code == 403


def test_everybody_sees_who_gave_them_their_places(browser, officer, head, newcomer):
    waiting = proposed(newcomer, head.entity, by=officer)
    browser(head).post(f"/people/proposals/{waiting.pk}/confirm/")
    seen = page(browser(newcomer), "/account/")
    assert officer.name in seen
    assert head.name in seen


def test_a_place_that_ends_soon_is_a_task_for_who_has_it_and_who_gives_it(
    browser, officer, holder
):
    holder.memberships.update(ends_on=TODAY + timedelta(days=20))
    assert "Ends, unless" in page(browser(holder), "/")
    assert f"{holder.name}: Assessment officer" in page(browser(officer), "/")


def test_a_place_that_ends_later_is_none(browser, officer, holder):
    holder.memberships.update(ends_on=TODAY + timedelta(days=31))
    assert "Ends, unless" not in page(browser(officer), "/")


def test_a_list_of_people_asks_the_same_of_many(
    browser, officer, cted, django_assert_max_num_queries
):
    client = browser(officer)
    for _n in range(10):
        factories.person_of(cted, clearance=1)
    client.get("/people/")
    with django_assert_max_num_queries(30):
        client.get("/people/")
