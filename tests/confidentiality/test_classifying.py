"""Another classification is given with a reason, by those who may."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from ctportal.confidentiality import actions, policy, prospects
from ctportal.people.models import Function, Incumbency

from .. import factories

RAISED = {"classification": 1, "reason": "Names sources"}
LOWERED = {"classification": 0, "reason": "Published since"}


@pytest.fixture
def head(cted):
    """The Head of CTED, cleared to everything."""
    person = factories.person_of(cted, role="head", clearance=2)
    function = Function.objects.get(code="head-cted")
    Incumbency.objects.create(function=function, person=person)
    return person


@pytest.fixture
def record(holder, carana):
    return factories.make_assessment(holder, state=carana)


def test_an_assessment_officer_raises_it_and_does_not_lower_it(
    holder, record, as_person
):
    with as_person(holder):
        with pytest.raises(policy.PermissionDenied):
            actions.reclassify(record, by=holder, **LOWERED)
        actions.reclassify(record, by=holder, **RAISED)


def test_the_former_value_and_the_reason_are_kept(officer, record, as_person):
    with as_person(officer):
        actions.reclassify(record, by=officer, handling="By hand only", **LOWERED)
        kept = record.marking.reclassifications.get()
        record.marking.refresh_from_db()
    assert (kept.former, kept.given, kept.reason) == (1, 0, "Published since")
    assert record.marking.handling == "By hand only"


def test_strictly_confidential_asks_who_reads_it(holder, head, record, as_person):
    strict = {"classification": 2, "reason": "Names sources"}
    with as_person(holder):
        with pytest.raises(ValidationError, match="at least one function"):
            actions.reclassify(record, by=holder, **strict)
        named = Function.objects.filter(code="head-cted")
        actions.reclassify(record, by=holder, functions=named, **strict)
        assert not Assessment.objects.exists()
    with as_person(head):
        assert Assessment.objects.readable_by(head).exists()


def test_the_effect_is_what_then_happens(holder, head, record, as_person):
    named = Function.objects.filter(code="head-cted")
    with as_person(holder):
        effect = prospects.effect_of(record, functions=named, classification=2)
        nothing = prospects.effect_of(record, classification=1)
    assert (effect.losing, effect.gaining) == ([holder], [])
    assert (nothing.losing, nothing.gaining) == ([], [])


def test_its_page_shows_the_effect_and_then_does_it(client, officer, record, as_person):
    client.force_login(officer)
    address = reverse("confidentiality:classify", args=[record.ref])
    uncleared = factories.person_of(officer.entity, name="N. Uncleared")
    assert uncleared.name in client.post(address, LOWERED).content.decode()
    with as_person(officer):
        assert Assessment.objects.get(marking__classification=1)
    answer = client.post(address, LOWERED | {"save": ""})
    assert answer.url == reverse("confidentiality:readers", args=[record.ref])
    assert "Published since" in client.get(address).content.decode()


def test_functions_are_named_for_strictly_confidential_alone(
    client, holder, record, as_person
):
    client.force_login(holder)
    address = reverse("confidentiality:classify", args=[record.ref])
    client.post(address, RAISED | {"functions": ["head-unoct"], "save": ""})
    with as_person(holder):
        assert not record.marking.releases.exists()
        assert record.marking.reclassifications.exists()


def test_who_no_longer_reads_it_is_not_sent_back_to_it(client, holder, record, head):
    client.force_login(holder)
    address = reverse("confidentiality:classify", args=[record.ref])
    strict = {"classification": 2, "reason": "Named", "functions": ["head-cted"]}
    assert client.post(address, strict | {"save": ""}).url == "/"


def test_an_officer_is_reminded_to_review_it(client, officer, record, as_person):
    today = timezone.localdate()
    with as_person(officer):
        actions.reclassify(record, by=officer, review_on=today, **RAISED)
    client.force_login(officer)
    assert reverse("confidentiality:classify", args=[record.ref]) in (
        client.get("/").content.decode()
    )
