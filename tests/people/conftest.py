"""The people who give places, and somebody who has none."""

import pytest

from .. import factories


@pytest.fixture
def officer(cted):
    return factories.person_of(cted, role="confidentiality-officer", clearance=2)


@pytest.fixture
def head(cted):
    return factories.person_of(cted, role="head", clearance=2)


@pytest.fixture
def administrator(db):
    office = factories.EntityFactory(code="administration")
    return factories.person_of(office, role="administrator")


@pytest.fixture
def newcomer(db):
    """Has an account and acts for nobody."""
    return factories.PersonFactory()
