"""Real servers for the tests, in a home of their own, started before the settings are
read.  CTPORTAL_TEST_HOME keeps the home from run to run; else it is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from ctportal.embedded import Servers


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests():
    # The workers of a parallel run find what the first process started.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        start()


def start():
    """Start them, and tell the environment where they are."""
    home = _home()
    servers = Servers(home, durable=False)
    servers.start()
    atexit.register(servers.stop)
    os.environ.update(
        servers.environment(),
        CTPORTAL_HOME=str(home),
        SECRET_KEY="the tests' own key, no secret",
        FILES_URL=f"file://{home}/files",
        EMAIL_URL="memorymail://",
        EXERCISE="1",
    )


def _home():
    kept = os.environ.get("CTPORTAL_TEST_HOME")
    if kept:
        return Path(kept)
    home = Path(tempfile.mkdtemp(prefix="ctportal-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home
