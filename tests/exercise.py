"""The exercise, really committed, for the tests of one module."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from sharing.exercise import cast, chain

from . import databases, factories

NAME = "tests_exercise"


@pytest.fixture(scope="module")
def exercise(django_db_setup, django_db_blocker, testrun_uid, tmp_path_factory):
    """The exercise as `load_exercise` leaves it; each module has a copy of its own."""
    own = f"{databases.current()}_exercise"
    loaded = Path(os.environ["CTPORTAL_HOME"]) / NAME
    files = tmp_path_factory.mktemp("exercise") / "files"
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(settings, "FILES_DIR", loaded)
        databases.make_ready(NAME, databases.FIRST, _load, run=testrun_uid)
        shutil.copytree(loaded, files)
        patch.setattr(settings, "FILES_DIR", files)
        with databases.in_a_copy(NAME, own):
            yield


def _load():
    shutil.rmtree(settings.FILES_DIR, ignore_errors=True)
    with connection.as_owner():
        cast.invent_states()
    cast.engage_people(factories.PASSWORD)
    chain.load()
