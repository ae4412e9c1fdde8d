"""The administrator administers: accounts and organizations, and no record."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from knox.models import AuthToken

from ctportal.confidentiality import identity
from ctportal.ledger.models import Event
from ctportal.people import actions
from ctportal.people.models import Entity, Function, Person

from .. import factories

PAGES = ["/people/accounts/", "/people/accounts/invite/", "/people/organizations/"]


@pytest.fixture
def desk(browser, administrator):
    """The administrator's browser."""
    return browser(administrator)


def anew(person):
    return Person.objects.get(pk=person.pk)


def invited(desk):
    """Somebody invited, and the page that shows the link."""
    facts = {"name": "New Person", "login": "new.person", "email": "n@example.org"}
    answer = desk.post("/people/accounts/invite/", facts)
    return Person.objects.get(login="new.person"), answer


def test_an_invited_person_chooses_a_password_and_acts_for_nobody(desk):
    person, answer = invited(desk)
    visitor = Client()
    form = visitor.get(answer.context["link"], follow=True)
    chosen = {"password1": factories.PASSWORD, "password2": factories.PASSWORD}
    visitor.post(form.redirect_chain[-1][0], chosen)
    assert anew(person).check_password(factories.PASSWORD)
    assert anew(person).entity is None


def test_a_link_is_good_once(desk):
    person, answer = invited(desk)
    person.set_password(factories.PASSWORD)
    person.save()
    again = Client().get(answer.context["link"], follow=True)
    assert "password1" not in again.content.decode()


def test_no_link_is_drawn_for_an_account_in_use(desk, holder):
    holder.set_password(factories.PASSWORD)
    holder.save()
    address = f"/people/accounts/{holder.login}/invite-again/"
    assert desk.post(address).status_code == 403


def test_disabling_ends_sessions_and_tokens(desk, browser, holder):
    browser(holder).get("/account/")
    AuthToken.objects.create(user=holder)
    desk.post(f"/people/accounts/{holder.login}/disable/")
    assert not anew(holder).is_active
    assert not AuthToken.objects.filter(user=holder).exists()
    assert [s.get_decoded()["_auth_user_id"] for s in Session.objects.all()] == [
        str(desk.session["_auth_user_id"])
    ]


def test_enabling_revives_no_session(desk, browser, holder):
    client = browser(holder)
    desk.post(f"/people/accounts/{holder.login}/disable/")
    desk.post(f"/people/accounts/{holder.login}/enable/")
    assert anew(holder).is_active
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("act", ["disable", "enable", "reset-second-factor"])
def test_the_administrator_leaves_their_own_account_alone(desk, administrator, act):
    address = f"/people/accounts/{administrator.login}/{act}/"
    assert desk.post(address).status_code == 403


@pytest.mark.parametrize("address", PAGES)
def test_nobody_else_administers(browser, officer, address):
    assert browser(officer).get(address).status_code == 403


def test_an_organization_is_added_with_its_officers_function(desk):
    facts = {"code": "itu", "kind": "un-entity", "name_en": "ITU", "name_fr": "UIT"}
    desk.post("/people/organizations/new/", facts)
    assert Entity.objects.get(code="itu").names == {"en": "ITU", "fr": "UIT"}
    assert Function.objects.get(code="officer-itu").is_confidentiality_officer


def test_an_organization_is_renamed(desk, cted):
    desk.post("/people/organizations/cted/", {"name_en": "Directorate"})
    assert Entity.objects.get(code="cted").name == "Directorate"


def test_administrators_and_auditors_of_records_read_none(
    browser, administrator, holder, as_person
):
    auditor = factories.person_of(factories.EntityFactory(), role="auditor")
    record = factories.make_assessment(holder, title="Marshgate", classification=0)
    for person in (administrator, auditor):
        client = browser(person)
        assert client.get(record.get_absolute_url()).status_code == 404
        for address in ("/assessments/", "/portal/?q=Marshgate", "/"):
            said = client.get(address).content.decode()
            assert record.ref not in said


def test_a_list_of_accounts_asks_the_same_of_many(desk, django_assert_max_num_queries):
    for _n in range(10):
        factories.person_of(factories.EntityFactory())
    desk.get("/people/accounts/")
    with django_assert_max_num_queries(25):
        desk.get("/people/accounts/")


def test_a_lost_second_factor_is_reset_and_ends_sessions(desk, browser, holder):
    Authenticator.objects.create(user=holder, type="totp", data={})
    client = browser(holder)
    desk.post(f"/people/accounts/{holder.login}/reset-second-factor/")
    assert not Authenticator.objects.filter(user=holder).exists()
    assert client.get("/account/").status_code == 302


def test_what_is_done_to_an_account_is_written_down(committed):
    office = factories.EntityFactory()
    administrator = factories.person_of(office, role="administrator")
    person = factories.PersonFactory()
    with identity.as_person(administrator):
        actions.disable(person, by=administrator)
    with connection.as_owner():
        event = Event.objects.get()
    assert (event.kind, event.by, event.about) == (
        "account-disabled",
        administrator,
        person,
    )
