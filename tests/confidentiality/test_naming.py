"""A strictly confidential record that nobody is left to read gets a reader by two."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from assessments.models import Assessment
from ctportal.confidentiality import naming
from ctportal.confidentiality.models import Naming
from ctportal.people.models import Function, Incumbency

from .. import factories


@pytest.fixture
def second(cted):
    return factories.person_of(cted, role="head", clearance=1)


@pytest.fixture
def lost(holder, as_person):
    """Named for functions that nobody fills."""
    record = factories.make_assessment(holder, title="Marshgate")
    with as_person(holder):
        factories.classify_strictly(record, by=holder)
    return record


@pytest.fixture
def function(cted):
    return Function.objects.create(code="deputy-cted", entity=cted)


@pytest.fixture
def proposed(lost, officer, function, as_person):
    with as_person(officer):
        return naming.propose(lost.ref, function=function, by=officer, reason="Deputy")


def test_an_officer_learns_its_reference_and_nothing_else(
    lost, officer, client, as_person
):
    client.force_login(officer)
    page = client.get(reverse("confidentiality:nobodys")).content.decode()
    assert lost.ref in page
    assert lost.title not in page
    with as_person(officer):
        assert not Assessment.objects.exists()


def test_nobody_else_learns_of_it(lost, holder, reader, unoct, as_person):
    theirs = factories.person_of(unoct, role="confidentiality-officer", clearance=2)
    for person in (holder, reader, theirs):
        with as_person(person):
            assert naming.nobodys() == []


def test_what_somebody_reads_is_not_among_them(lost, officer, cted, as_person):
    head = factories.person_of(cted, role="head", clearance=2)
    Incumbency.objects.create(
        person=head, function=Function.objects.get(code="head-cted")
    )
    with as_person(officer):
        assert naming.nobodys() == []


def test_two_people_name_a_function_that_reads_it(
    proposed, second, function, cted, as_person
):
    deputy = factories.person_of(cted, clearance=2)
    Incumbency.objects.create(person=deputy, function=function)
    with as_person(deputy):
        assert not Assessment.objects.exists()
    with as_person(second):
        naming.confirm(proposed, by=second)
    with as_person(deputy):
        assert Assessment.objects.readable_by(deputy).get().title == "Marshgate"


def test_one_alone_does_not(proposed, officer, as_person):
    with as_person(officer):
        with pytest.raises(PermissionDenied):
            naming.confirm(proposed, by=officer)
        with (
            pytest.raises(DatabaseError, match="decided by two"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT name_reader(%s)", [proposed.pk])


def test_a_proposal_is_seen_by_its_office_alone(proposed, unoct, second, as_person):
    theirs = factories.person_of(unoct, role="head", clearance=2)
    for person, count in ((second, 1), (theirs, 0)):
        with as_person(person):
            assert Naming.objects.count() == count


def test_it_is_named_from_its_pages(client, lost, officer, second, as_person):
    client.force_login(officer)
    address = reverse("confidentiality:name-reader", args=[lost.ref])
    client.post(address, {"function": "officer-cted", "reason": "Holds the file"})
    with as_person(second):
        proposed = Naming.objects.get()
    client.force_login(second)
    assert lost.ref in client.get("/").content.decode()
    settled = reverse("confidentiality:settle-naming", args=[proposed.ref])
    client.post(settled, {"confirm": "yes"})
    with as_person(second):
        assert Naming.objects.get().is_confirmed
