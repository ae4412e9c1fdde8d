"""The portal's own programs: what runs once before it opens, and what runs on."""

import os
import sys
from pathlib import Path

from . import home as homes
from .processes import Child

# Started by root in a container, the worker runs as root; it need not say so each time.
PYTHON = [sys.executable, "-Wignore:You're running the worker with superuser"]
WEB_WORKERS = 2
THREADS_EACH = 4


class Household:
    """The programs of one home's portal, answering at one address."""

    def __init__(self, home: Path, place: Path, port: int):
        self.home = home
        self.place = place
        self.port = port
        self.address = f"http://localhost:{port}/"

    def prepare(self) -> None:
        """Bring the database up to date, and fill it where it is empty."""
        self._program("preparation", "manage.py", "prepare").finish()

    def parts(self) -> list[Child]:
        """Web, worker and beat, in the order they start."""
        return [self._web(), self._worker(), self._beat()]

    def _web(self) -> Child:
        return self._program(
            "web server",
            *("-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--host", "127.0.0.1", "--port", str(self.port)),
            *("--workers", str(WEB_WORKERS), "--blocking-threads", str(THREADS_EACH)),
            *("--respawn-failed-workers", "--log-level", "warning"),
            "ctportal.wsgi:application",
        )

    def _worker(self) -> Child:
        return self._celery("worker", "--concurrency", "2", "--without-gossip")

    def _beat(self) -> Child:
        schedule = str(self.home / "beat-schedule")
        # No file with a process number: it would outlive a crash.
        return self._celery("beat", "--schedule", schedule, "--pidfile=")

    def _celery(self, what: str, *options: str) -> Child:
        quiet = ("--quiet", "-A", "ctportal", what, "--loglevel", "warning")
        return self._program(what, "-m", "celery", *quiet, *options)

    def _program(self, name: str, *arguments: str) -> Child:
        return Child(
            name=name,
            command=[*PYTHON, *arguments],
            place=self.place,
            environment=self._environment(),
            directory=homes.PROJECT,
        )

    def _environment(self) -> dict[str, str]:
        """What was set for us goes on to them; they read the rest in the home."""
        told = {"CTPORTAL_HOME": str(self.home)}
        if "PORTAL_URL" not in os.environ:
            told["PORTAL_URL"] = self.address.rstrip("/")
        return told
