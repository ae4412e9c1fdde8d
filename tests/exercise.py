"""The exercise, really committed, for the tests of one module."""

import pytest
from django.core.management import call_command
from django.db import connection

from sharing.exercise import cast, chain

from . import factories


@pytest.fixture(scope="module")
def exercise(django_db_setup, django_db_blocker, tmp_path_factory):
    """The exercise as `load_exercise` leaves it; taken away after the module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        files = tmp_path_factory.mktemp("files")
        patch.setattr("django.conf.settings.FILES_DIR", files)
        with connection.as_owner():
            call_command("load_reference", verbosity=0)
            cast.invent_states()
        cast.engage_people(factories.PASSWORD)
        chain.load()
        yield
        call_command("flush", interactive=False, verbosity=0)
        with connection.as_owner():
            call_command("load_reference", verbosity=0)
            factories.invent_states()
