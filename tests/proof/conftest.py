import pytest

from .. import databases
from . import place

ACCOUNTS = "tests_accounts"


@pytest.fixture
def accounts(committed, testrun_uid):
    """A database with the exercise's accounts, as the proof's own have them, and the
    way to another."""
    databases.make_ready(ACCOUNTS, databases.FIRST, place.engage, run=testrun_uid)
    usual = databases.current()
    with in_a_copy(f"{usual}_accounts"):
        yield lambda: in_a_copy(f"{usual}_elsewhere")


def in_a_copy(name):
    return databases.in_a_copy(ACCOUNTS, name)
