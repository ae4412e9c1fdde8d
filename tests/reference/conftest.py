import pytest

from ctportal.reference import loading


@pytest.fixture(autouse=True)
def _reference(db):
    loading.load()
