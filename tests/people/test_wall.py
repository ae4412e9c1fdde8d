"""The database itself gives places to nobody on one person's word."""

import pytest
from django.db import DatabaseError, connection, transaction

from ctportal.confidentiality import identity
from ctportal.people.models import Membership, Person, PlaceProposal

from .. import factories, places
from .proposing import confirmed, proposal_of, proposed


@pytest.fixture
def office(committed):
    """CTED's officer, head and analyst, in a portal as it is delivered."""
    cted = factories.EntityFactory(code="cted")
    roles = {"officer": "confidentiality-officer", "head": "head", "analyst": "reader"}
    for name, role in roles.items():
        factories.person_of(cted, role=role, clearance=1, login=name)
    with places.as_delivered():
        yield cted


def person(login):
    return Person.objects.get(login=login)


def run_as(who, statement, values=()):
    with identity.as_person(who), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def save_as(who, proposal):
    with identity.as_person(who), transaction.atomic():
        proposal.save(force_insert=True)


REFUSED = [
    "INSERT INTO people_clearance (membership_id, classification) VALUES (1, 2)",
    "INSERT INTO people_membership (person_id, entity_id, role) VALUES (1, 1, 'head')",
    "INSERT INTO people_incumbency (person_id, function_id) VALUES (1, 1)",
    "UPDATE people_clearance SET classification = 2",
    "UPDATE people_membership SET role = 'head'",
    "UPDATE people_incumbency SET ends_on = NULL",
    "DELETE FROM people_clearance",
    "UPDATE people_function SET is_confidentiality_officer = true",
    "UPDATE people_entity SET kind = 'office'",
    "UPDATE people_placeproposal SET classification = 2",
    "UPDATE people_placeproposal SET carried_out_at = NULL",
    "DELETE FROM people_placeproposal",
]


def test_the_app_writes_no_place(office):
    officer = person("officer")
    for statement in REFUSED:
        with pytest.raises(DatabaseError, match="permission denied"):
            run_as(officer, statement)


def test_two_people_give_a_place_all_the_same(office):
    newcomer = factories.PersonFactory()
    waiting = proposed(newcomer, office, by=person("officer"))
    confirmed(waiting, by=person("head"))
    assert person(newcomer.login).entity == office


def test_nobody_proposes_in_anothers_name(office):
    forged = proposal_of(factories.PersonFactory(), office)
    forged.proposed_by = person("head")
    with pytest.raises(DatabaseError, match="own name"):
        save_as(person("officer"), forged)


def test_nobody_confirms_in_anothers_name(office):
    waiting = proposed(factories.PersonFactory(), office, by=person("officer"))
    answer = "UPDATE people_placeproposal SET settled_at = now(), settled_by_id = %s"
    with pytest.raises(DatabaseError, match="own name"):
        run_as(person("officer"), answer, [person("head").pk])
    assert not PlaceProposal.objects.get(pk=waiting.pk).settled_at


def carry_out(proposal, by):
    """Confirm and carry out in SQL, as an action would that forgot to ask."""
    run_as(
        by,
        "UPDATE people_placeproposal SET settled_at = now(), settled_by_id = %s,"
        " is_confirmed = true WHERE id = %s; SELECT carry_out_place(%s)",
        [by.pk, proposal.pk, proposal.pk],
    )


@pytest.mark.parametrize("login", ["officer", "analyst"])
def test_the_database_knows_a_second_person(office, login):
    waiting = proposed(factories.PersonFactory(), office, by=person("officer"))
    with pytest.raises(DatabaseError):
        carry_out(waiting, person(login))


def test_the_database_knows_who_proposes(office):
    proposal = proposal_of(factories.PersonFactory(), office)
    proposal.proposed_by = person("analyst")
    save_as(person("analyst"), proposal)
    with pytest.raises(DatabaseError, match="two people"):
        carry_out(proposal, person("head"))


def test_the_database_gives_nobody_their_own(office):
    facts = {"kind": "clearance", "classification": 2}
    waiting = proposed(person("head"), office, by=person("officer"), **facts)
    with pytest.raises(DatabaseError):
        carry_out(waiting, person("head"))


def test_the_database_carries_out_once(office):
    waiting = proposed(factories.PersonFactory(), office, by=person("officer"))
    confirmed(waiting, by=person("head"))
    again = "SELECT carry_out_place(%s)"
    with pytest.raises(DatabaseError, match="two people"):
        run_as(person("head"), again, [waiting.pk])


def test_a_role_that_ended_meanwhile_counts_no_more(office):
    waiting = proposed(factories.PersonFactory(), office, by=person("officer"))
    with connection.as_owner():
        Membership.objects.filter(person__login="officer").update(role="reader")
    with pytest.raises(DatabaseError, match="two people"):
        carry_out(waiting, person("head"))


def test_calling_what_gives_a_place_gives_nothing(office):
    waiting = proposed(factories.PersonFactory(), office, by=person("officer"))
    directly = "SELECT give_membership(p) FROM people_placeproposal p WHERE id = %s"
    with pytest.raises(DatabaseError, match="permission denied"):
        run_as(person("officer"), directly, [waiting.pk])
