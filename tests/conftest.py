"""The cast of every test: people named by their place in the story."""

import gc
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.people.models import Entity, Membership
from ctportal.reference.models import State

from . import databases, factories, migrating, places


def pytest_configure():
    """Passwords are hashed slowly on purpose; the tests need not wait for that."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment,
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
    testrun_uid,
    worker_id,
):
    """A database made by the schema's owner; the tests themselves run as the app."""
    is_kept = django_db_keepdb and not django_db_createdb
    first, made = databases.FIRST, {"run": testrun_uid, "is_kept": is_kept}
    with django_db_blocker.unblock():
        databases.make_ready(first, "template1", _furnish, **made)
    # What stays to the end is not looked through for garbage over and over.
    gc.collect()
    gc.freeze()
    with databases.in_a_copy(first, f"tests_{worker_id}"):
        yield


def _furnish():
    """Tables, reference data and some invented States."""
    with migrating.one_model_at_a_time():
        call_command("migrate", verbosity=0)
    with connection.as_owner():
        places.let_tests_give_them()
        call_command("load_reference", verbosity=0)
        factories.invent_states()


@pytest.fixture(autouse=True)
def own_database(request):
    """What a test commits goes into a database that is thrown away after it."""
    if "transactional_db" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("django_db_setup")
    own = f"{databases.current()}_own"
    with pytest.MonkeyPatch.context() as patch:
        # Nobody comes after who needs the tables empty.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: None)
        with databases.in_a_copy(databases.FIRST, own):
            yield


@pytest.fixture
def committed(transactional_db):
    """For tests that need real commits: the tables as `make run` leaves them."""


@pytest.fixture(autouse=True)
def files_dir(request, settings, tmp_path):
    """Files that a test stores are its own; those of the exercise are its module's."""
    if "exercise" not in request.fixturenames:
        settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture
def cted(db):
    return Entity.objects.get(code="cted")


@pytest.fixture
def unoct(db):
    return Entity.objects.get(code="unoct")


@pytest.fixture
def holder(cted):
    """An assessment officer of the office whose records the test is about."""
    return factories.person_of(cted, role="assessment-officer", clearance=1)


@pytest.fixture
def reviewer(cted):
    return factories.person_of(cted, role="reviewer", clearance=1)


@pytest.fixture
def head(cted):
    return factories.person_of(cted, role="head", clearance=1)


@pytest.fixture
def officer(cted):
    """The holder's confidentiality officer."""
    return factories.person_of(cted, role="confidentiality-officer", clearance=1)


@pytest.fixture
def reader(unoct):
    """Somebody of the office that things are released to."""
    return factories.person_of(unoct, role="project-manager", clearance=1)


@pytest.fixture
def outsider(db):
    """Cleared, and of an entity nothing was released to."""
    return factories.person_of(factories.EntityFactory(), clearance=1)


@pytest.fixture
def former_reader(unoct):
    """Was in the reader's office until yesterday."""
    person = factories.person_of(unoct, role="project-manager", clearance=1)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=person).update(ends_on=yesterday)
    return person


@pytest.fixture
def as_person():
    """`with as_person(holder): …` reads and writes with the holder's sight."""
    return identity.as_person


@pytest.fixture
def browser():
    """`browser(holder)` is a browser in which the holder is signed in."""

    def signed_in(person):
        client = Client()
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def carana(db):
    """An invented State."""
    return State.objects.get(iso3="XAA")


@pytest.fixture
def katasi(db):
    """Another invented State."""
    return State.objects.get(iso3="XAB")
