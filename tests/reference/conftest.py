import pytest
from django.db import connection

from ctportal.reference import loading


@pytest.fixture(autouse=True)
def _reference(db):
    loading.load()


@pytest.fixture(scope="module", autouse=True)
def as_owner(django_db_setup, django_db_blocker):
    """Reference data is written by the schema's owner, so these tests run as it."""
    with django_db_blocker.unblock(), connection.as_owner():
        yield
