"""Signing in, sessions and tokens."""

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from knox.models import AuthToken

from ctportal.people.models import Person

from .. import factories

LOGIN = "/account/login/"


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def person(cted):
    person = factories.person_of(cted, clearance=1)
    person.set_password(factories.PASSWORD)
    person.save()
    return person


def sign_in(client, person, password=factories.PASSWORD):
    return client.post(LOGIN, {"login": person.login, "password": password})


def test_a_person_signs_in_with_login_and_password(visitor, person):
    answer = sign_in(visitor, person)
    assert answer.status_code == 302
    assert visitor.get("/account/").status_code == 200


def test_a_wrong_password_and_an_unknown_login_are_answered_alike(visitor, person):
    wrong = sign_in(visitor, person, "not the password at all")
    unknown = visitor.post(LOGIN, {"login": "nobody", "password": "x" * 20})
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors != {}


def test_a_deactivated_person_does_not_sign_in(visitor, person):
    Person.objects.filter(pk=person.pk).update(is_active=False)
    sign_in(visitor, person)
    assert visitor.get("/account/").status_code == 302


def test_deactivating_ends_a_session_at_once(visitor, person):
    sign_in(visitor, person)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert visitor.get("/account/").status_code == 302


def test_the_database_never_holds_a_session_key(visitor, person):
    sign_in(visitor, person)
    key = visitor.cookies["sessionid"].value
    assert Session.objects.exists()
    assert not Session.objects.filter(session_key=key).exists()


def test_nobody_signs_up(visitor, db):
    visitor.post("/account/signup/", {"username": "me", "password1": "x" * 20})
    assert not Person.objects.exists()


def test_the_account_language_comes_before_the_browsers(visitor, person):
    Person.objects.filter(pk=person.pk).update(language="ar")
    sign_in(visitor, person)
    page = visitor.get("/account/", headers={"accept-language": "fr"}).content.decode()
    assert 'lang="ar" dir="rtl"' in page


def test_choosing_a_language_takes_effect(visitor, person):
    sign_in(visitor, person)
    answer = visitor.post("/account/", {"language": "es"}, follow=True)
    assert 'lang="es"' in answer.content.decode()


@pytest.fixture
def token(person, capsys):
    call_command("issue_token", person.login)
    return capsys.readouterr().out.strip()


def test_a_token_opens_the_api_and_is_stored_hashed(visitor, token):
    answer = visitor.get(
        "/api/v1/themes/", headers={"authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 200
    assert set(answer.json()) == {"next", "previous", "results"}
    assert AuthToken.objects.get().digest != token


@pytest.mark.parametrize(
    "word", ["Bearer wrong", "Bearer", "Basic eDp5", "Bearer \xff"]
)
def test_a_wrong_token_opens_nothing(visitor, db, word):
    answer = visitor.get("/api/v1/themes/", headers={"authorization": word})
    assert answer.status_code == 401


def test_a_token_reads_with_its_bearers_sight(visitor, person, token):
    factories.make_assessment(person, title="Ours")
    answer = visitor.get(
        "/api/v1/assessments/", headers={"authorization": f"Bearer {token}"}
    )
    assert [row["title"] for row in answer.json()["results"]] == ["Ours"]


def test_a_token_is_not_issued_to_nobody(db):
    with pytest.raises(CommandError, match="Nobody"):
        call_command("issue_token", "nobody")


def test_pages_ask_a_visitor_to_sign_in(visitor, db):
    answer = visitor.get("/account/")
    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)


def test_no_answer_may_be_stored_on_the_way(visitor, person):
    sign_in(visitor, person)
    assert visitor.get("/account/")["Cache-Control"] == "private, no-store"


def test_a_cleared_person_sets_up_a_second_factor_where_one_is_required(
    visitor, person, settings
):
    settings.SECOND_FACTOR = "required"
    sign_in(visitor, person)
    assert visitor.get("/")["Location"] == "/account/2fa/totp/activate/"
    assert visitor.get("/account/").status_code == 200


def test_a_second_factor_is_not_asked_of_people_cleared_for_nothing(
    visitor, person, settings
):
    settings.SECOND_FACTOR = "required"
    person.membership.clearances.update(classification=0)
    sign_in(visitor, person)
    assert visitor.get("/").status_code == 200


def test_people_do_not_change_where_mail_reaches_them(visitor, person):
    sign_in(visitor, person)
    visitor.post("/account/email/", {"action_add": "", "email": "me@elsewhere.example"})
    person.refresh_from_db()
    assert person.email.endswith("@example.org")
    assert visitor.get("/account/email/")["Location"] == "/account/"
