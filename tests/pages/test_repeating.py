"""What a machine asks for twice under one key is done once."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment
from ctportal.confidentiality.identity import as_person
from ctportal.pages import repeating
from ctportal.pages.models import KEYS_KEPT_FOR, SentByMachine
from ctportal.pages.tasks import forget_what_was_sent
from ctportal.people.models import Entity, Membership

from .. import factories
from ..turns import both

ADDRESS = "/api/v1/assessments/"
WORDS = {
    "title": "Overview",
    "type": "overview",
    "as_of": "2026-01-02",
    "state": "XAA",
    "classification": "1",
}


def program_of(person):
    program = Client(raise_request_exception=False)
    program.force_login(person)
    return program


def sent(person, key="one", address=ADDRESS, program=None, **said):
    program = program or program_of(person)
    headers = {repeating.HEADER: key}
    facts = {"content_type": "application/json", "headers": headers}
    return program.post(address, WORDS | said, **facts)


def count(person):
    with as_person(person), transaction.atomic():
        return Assessment.objects.readable_by(person).count()


def test_what_is_asked_twice_is_done_once(holder):
    first, second = sent(holder), sent(holder)
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert count(holder) == 1


def test_without_a_key_or_under_another_it_is_done_again(holder):
    for key in ("", "", "one", "another"):
        assert sent(holder, key).status_code == 201
    assert count(holder) == 4


def test_the_answer_has_what_was_made_as_it_stands(holder):
    ref = sent(holder).json()["ref"]
    with as_person(holder):
        Assessment.objects.filter(ref=ref).update(title="Renamed")
    assert sent(holder).json()["title"] == "Renamed"


def test_something_else_under_the_key_is_refused(holder):
    sent(holder)
    assert sent(holder, title="Other").status_code == 422
    assert sent(holder, address="/api/v1/products/").status_code == 422
    assert count(holder) == 1


def test_a_key_is_its_senders_own(holder, cted):
    colleague = factories.person_of(cted, role="assessment-officer", clearance=1)
    first, second = sent(holder), sent(colleague)
    assert first.json()["ref"] != second.json()["ref"]


def test_who_may_no_longer_read_it_is_told_nothing(holder, unoct):
    sent(holder)
    Membership.objects.filter(person=holder).update(entity=unoct)
    again = sent(holder)
    gone = program_of(holder).get(f"{ADDRESS}R-000000/")
    assert (again.status_code, again.content) == (404, gone.content)


def test_what_was_refused_is_tried_again(holder):
    assert sent(holder, title="").status_code == 400
    assert sent(holder).status_code == 201


def test_an_act_on_a_record_is_done_once(holder):
    ref = sent(holder).json()["ref"]
    on_it = {"key": "two", "address": f"{ADDRESS}{ref}/steps/", "to": "clearance"}
    first, second = sent(holder, **on_it), sent(holder, **on_it)
    assert first.json()["status"] == second.json()["status"] == "clearance"


def test_what_has_no_address_is_said_to_be_done(holder, monkeypatch):
    monkeypatch.setattr(repeating, "_address_of", lambda *_answer: "")
    sent(holder)
    again = sent(holder)
    assert (again.status_code, again.json()) == (201, repeating.DONE)


def test_a_key_too_long_is_refused(holder):
    assert sent(holder, "k" * 256).status_code == 400
    assert count(holder) == 0


def test_nothing_of_the_words_is_kept(holder):
    sent(holder, "my own key")
    [kept] = SentByMachine.objects.values()
    assert "Overview" not in str(kept)
    assert "my own key" not in str(kept)


def test_a_day_later_a_key_is_new_and_is_forgotten(holder):
    sent(holder)
    SentByMachine.objects.update(at=timezone.now() - KEYS_KEPT_FOR)
    assert sent(holder, title="Other").status_code == 201
    SentByMachine.objects.update(at=timezone.now() - KEYS_KEPT_FOR)
    forget_what_was_sent()
    assert not SentByMachine.objects.exists()


@pytest.fixture
def officer(committed):
    cted = Entity.objects.get(code="cted")
    return factories.person_of(cted, role="assessment-officer", clearance=1)


def test_of_two_at_once_one_is_done_and_the_other_asks_again(officer):
    programs = [program_of(officer) for _each in range(2)]

    def send(person):
        return sent(person, program=programs.pop())

    first, second = both(send, officer, officer)
    assert (first.status_code, second.status_code) == (201, 409)
    assert sent(officer).json() == first.json()
    assert count(officer) == 1


def test_who_died_in_the_middle_has_done_nothing(officer, monkeypatch):
    def die(*_kept):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with monkeypatch.context() as patch:
        patch.setattr(repeating, "_keep", die)
        assert sent(officer).status_code == 500
    connection.close()
    assert count(officer) == 0
    assert sent(officer).status_code == sent(officer).status_code == 201
    assert count(officer) == 1
