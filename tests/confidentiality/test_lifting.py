"""A State no longer asks: two people lift its request, and everything returns."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from assessments.models import Recommendation
from ctportal.confidentiality import actions, asking, lifting
from ctportal.confidentiality.models import Marking, RequestScope
from ctportal.confidentiality.scopes import Scope
from ctportal.people.by_two import AlreadySettled

from .. import factories

SAID = {"reason": "The law has passed.", "letter_number": "NV 7/2026"}


@pytest.fixture
def shared(holder, unoct, carana):
    """Two recommendations that another office reads."""
    releases = [[actions.released_to(unoct)] for _n in range(2)]
    return [
        factories.make_recommendation(holder, state=carana, releases=to)
        for to in releases
    ]


def read_by(person, as_person):
    with as_person(person):
        return set(Recommendation.objects.readable_by(person))


def audiences(records, holder, as_person):
    with as_person(holder):
        markings = Marking.objects.filter(pk__in=[record.pk for record in records])
        return list(markings.order_by("pk").values_list("audience", "classification"))


def proposed(asked, by, as_person, **facts):
    with as_person(by):
        return lifting.propose(asked, by=by, **SAID | facts)


def test_everything_returns_when_two_people_lift_it(
    shared, holder, officer, reader, as_person
):
    before = audiences(shared, holder, as_person)
    asked = factories.ask_confidentiality(shared, by=holder)
    assert read_by(reader, as_person) == set()
    lift = proposed(asked, holder, as_person)
    assert read_by(reader, as_person) == set()
    with as_person(officer):
        lifting.confirm(lift, by=officer)
    assert audiences(shared, holder, as_person) == before
    assert read_by(reader, as_person) == set(shared)


def test_a_value_that_was_not_shared_returns_with_it(
    shared, holder, officer, reader, as_person
):
    one = shared[0]
    with as_person(holder):
        scope = Scope(fields=[(one, "text")])
        asked = asking.enter(
            scope, by=holder, state=None, channel="oral", received_on="2026-01-02"
        )
    with as_person(reader):
        found = Recommendation.objects.readable_by(reader).unsealed_for(reader)
        assert found.get(pk=one.pk).text == "Not shared"
    lift = proposed(asked, holder, as_person)
    with as_person(officer):
        lifting.confirm(lift, by=officer)
    with as_person(reader):
        assert "border posts" in Recommendation.objects.get(pk=one.pk).text


def test_it_may_be_lifted_from_some(shared, holder, officer, reader, as_person):
    asked = factories.ask_confidentiality(shared, by=holder)
    freed, _kept = shared
    lift = proposed(asked, holder, as_person, records=[freed.pk])
    with as_person(officer):
        lifting.confirm(lift, by=officer)
        asked.refresh_from_db()
        assert asked.lifted_at is None
    assert read_by(reader, as_person) == {freed}


def test_one_person_does_not_lift_it(shared, cted, reader, as_person):
    head = factories.person_of(cted, role="head", clearance=1)
    asked = factories.ask_confidentiality(shared, by=head)
    lift = proposed(asked, head, as_person)
    with as_person(head), pytest.raises(PermissionDenied):
        lifting.confirm(lift, by=head)
    assert read_by(reader, as_person) == set()


def test_nor_does_a_second_one_who_has_not_that_function(
    shared, holder, cted, reader, as_person
):
    lift = proposed(factories.ask_confidentiality(shared, by=holder), holder, as_person)
    colleague = factories.person_of(cted, role="assessment-officer", clearance=1)
    for person in (colleague, reader):
        with as_person(person), pytest.raises(PermissionDenied):
            lifting.confirm(lift, by=person)


def test_it_is_lifted_once(shared, holder, officer, as_person):
    asked = factories.ask_confidentiality(shared, by=holder)
    lift = proposed(asked, holder, as_person)
    with as_person(holder), pytest.raises(ValidationError):
        lifting.propose(asked, by=holder, **SAID)
    with as_person(officer):
        lifting.confirm(lift, by=officer)
        with pytest.raises(AlreadySettled):
            lifting.confirm(lift, by=officer)


def test_turned_down_it_stays_in_force(shared, holder, officer, reader, as_person):
    asked = factories.ask_confidentiality(shared, by=holder)
    lift = proposed(asked, holder, as_person)
    with as_person(officer):
        lifting.turn_down(lift, by=officer)
    assert read_by(reader, as_person) == set()
    assert proposed(asked, holder, as_person).is_open


def test_no_request_ends_when_its_days_have_passed(shared, holder, reader, as_person):
    factories.ask_confidentiality(
        shared, by=holder, until_on="2026-01-03", review_on="2026-01-03"
    )
    assert read_by(reader, as_person) == set()


def test_the_wall_lifts_nothing_that_two_people_did_not(
    shared, holder, officer, as_person
):
    asked = factories.ask_confidentiality(shared, by=holder)
    lift = proposed(asked, holder, as_person)
    statements = (
        f"SELECT carry_out_lifting({lift.pk})",
        "UPDATE confidentiality_requestscope SET lifted_at = now()",
    )
    for statement in statements:
        with as_person(officer), pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)
    with as_person(officer):
        assert RequestScope.objects.in_force().filter(request=asked).count() == 2
