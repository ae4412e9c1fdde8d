"""What a State answered is kept, decides who may read, and is its office's to know."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from ctportal.confidentiality import actions, consenting, policy, portions
from ctportal.confidentiality.models import Consent

from .. import factories

TODAY = timezone.localdate()
FULL = {"answer": "full", "readers": "donors", "said_on": TODAY, "letter_number": "12"}
WITHHELD = FULL | {"answer": "withheld", "readers": "everyone"}


@pytest.fixture
def donor(db):
    entity = factories.EntityFactory(code="donor-of-norvia", kind="donor")
    return factories.person_of(entity, clearance=1)


@pytest.fixture
def shared(holder, donor, carana, as_person):
    """About Carana, and released by hand to a donor."""
    record = factories.make_assessment(holder, state=carana)
    with as_person(holder):
        actions.release(record, to=donor.entity, by=holder)
    return record


def reads(person, as_person):
    with as_person(person):
        return Assessment.objects.exists()


def test_a_donor_reads_once_the_state_agreed(shared, holder, donor, as_person):
    assert not reads(donor, as_person)
    with as_person(holder):
        actions.say_consent(shared, by=holder, **FULL)
    assert reads(donor, as_person)


def test_a_later_answer_takes_it_back_and_both_are_kept(
    shared, holder, donor, as_person
):
    earlier = FULL | {"said_on": TODAY - timedelta(days=9)}
    with as_person(holder):
        actions.say_consent(shared, by=holder, **WITHHELD)
        actions.say_consent(shared, by=holder, **earlier)
        said = [answer.answer for answer in consenting.history_of(shared)]
        assert consenting.answer_for(shared, "donors") == "withheld"
    assert said == ["withheld", "full"]
    assert not reads(donor, as_person)


def test_no_answer_is_from_a_day_to_come(shared, holder, as_person):
    tomorrow = FULL | {"said_on": TODAY + timedelta(days=1)}
    with as_person(holder), pytest.raises(ValidationError, match="still to come"):
        actions.say_consent(shared, by=holder, **tomorrow)


def test_another_office_neither_answers_nor_is_told(shared, holder, donor, as_person):
    with as_person(holder):
        actions.say_consent(shared, by=holder, **FULL)
    with as_person(donor):
        assert not Consent.objects.exists()
        with pytest.raises(policy.PermissionDenied):
            actions.say_consent(shared, by=donor, **FULL)


def test_it_is_written_down_from_its_page_with_the_parts(
    client, holder, shared, as_person, monkeypatch
):
    part = factories.make_recommendation(holder, assessment=shared)
    monkeypatch.setitem(portions.registered, shared.kind, lambda *_asked: [part])
    client.force_login(holder)
    address = reverse("confidentiality:consent", args=[shared.ref])
    assert part.title in client.get(address).content.decode()
    client.post(address, WITHHELD | {"parts": [part.ref]})
    page = client.get(address).content.decode()
    assert "withheld" in page
    with as_person(holder):
        assert consenting.answer_for(part) == "withheld"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"letter_number": ""}, "Give the number of the note"),
        ({"said_on": "2999-01-01"}, "still to come"),
        ({"letter": "D-000000"}, "no record of this name"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(client, holder, shared, wrong, said):
    client.force_login(holder)
    address = reverse("confidentiality:consent", args=[shared.ref])
    assert said in client.post(address, FULL | wrong).content.decode()


def test_an_onlooker_does_not_come_to_the_page(client, cted, shared):
    client.force_login(factories.person_of(cted, clearance=1))
    address = reverse("confidentiality:consent", args=[shared.ref])
    assert client.get(address).status_code == 403
