"""Programs of the portal, run against the tests' database and a postbox."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

# For what begins a program and waits for what it does, on a machine with other work.
PATIENCE = 300


def environment(postbox) -> dict[str, str]:
    """The tests' own surroundings, with the database that is theirs by now."""
    used = urlsplit(os.environ["DATABASE_URL"])
    name = connection.settings_dict["NAME"]
    return {
        **os.environ,
        "DATABASE_URL": used._replace(path=f"/{name}").geturl(),
        # Apart from whatever else the tests leave in the broker.
        "BROKER_URL": os.environ["BROKER_URL"].replace("host=0", "host=9"),
        "EMAIL_URL": f"smtp://127.0.0.1:{postbox.port}",
        "DOORBELL_SECONDS": "1",
    }


def start(postbox, *arguments) -> subprocess.Popen:
    """What it complains of is told with the test that fails."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment(postbox),
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def running(postbox, *arguments):
    """A program that is ended when the test has seen enough."""
    process = start(postbox, *arguments)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def send_due_editions(postbox, at_once=1) -> list[int]:
    """Run the command to its end, several times at once if asked; how each ended."""
    command = ("manage.py", "send_due_editions", "--on", "2026-05-20")
    senders = [start(postbox, *command) for _sender in range(at_once)]
    postbox.sender = senders[0].pid
    return [sender.wait(PATIENCE) for sender in senders]


def celery(postbox, what, *options):
    program = ("-W", "ignore", "-m", "celery", "-A", "ctportal", what)
    return running(postbox, *program, "--loglevel", "error", *options)


def schedule(folder: Path) -> str:
    return str(folder / "beat-schedule")
