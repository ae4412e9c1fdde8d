"""PostgreSQL for one home: made once, started, judged by connecting."""

import signal
import subprocess
import time
from contextlib import suppress
from urllib.parse import quote, urlencode

import psycopg2

from . import programs
from .place import Place
from .processes import Child, StartFailed, end, running

DATABASE = "ctportal"
OWNER = "ctportal_owner"
APP = "ctportal_app"
PORT = 5432

# Sorting and case are Unicode's own on every machine; the character type lets trigrams
# see letters outside ASCII.
LOCALE = [
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
    "--locale=C",
    "--lc-ctype=C.UTF-8",
]
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    # No record's text in the log: neither the statement nor the row that failed.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}
# For tests alone: a power cut may cost everything, a crash costs nothing.
HASTY = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}

# Only the two roles come in, each with its password; nobody is superuser from outside.
CLIENTS = f"local all {OWNER},{APP} scram-sha-256\n"

ROLES = f"""
CREATE ROLE {OWNER};
CREATE ROLE {APP};
ALTER ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '{{owner}}';
ALTER ROLE {APP} LOGIN NOCREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '{{app}}';
CREATE DATABASE {DATABASE} OWNER {OWNER};
"""


class Postgres:
    """The database server of one place."""

    name = "database"

    def __init__(
        self, place: Place, passwords: dict[str, str], *, durable: bool = True
    ):
        self.place = place
        self.passwords = passwords
        self.settings = SETTINGS if durable else SETTINGS | HASTY
        self.making = [*LOCALE] if durable else [*LOCALE, "--no-sync"]
        self.child: Child | None = None

    def start(self) -> None:
        """Start it, whatever an earlier one left, and return when it answers."""
        self.bin = programs.postgres(self.place.path)
        self.data = self.place.private(self.place.path / "postgres") / "data"
        if not self.data.exists():
            self._make()
        self._clear_traces()
        self._set_roles()
        self.child = self._child()
        self.child.start()
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self.child:
            self.child.stop()

    @property
    def is_running(self) -> bool:
        return self.child is not None and self.child.is_running

    def url(self, role: str) -> str:
        where = urlencode({"host": str(self.place.sockets), "port": PORT})
        return f"postgresql://{role}:{quote(self.passwords[role])}@/{DATABASE}?{where}"

    def _make(self) -> None:
        """Under another name first, so that a cluster is whole or not there."""
        unfinished = self.data.with_name("unfinished")
        self._run(["rm", "-rf", str(unfinished)])
        who = ["--username=postgres", "--auth=reject", "--no-instructions"]
        self._run([self._program("initdb"), "-D", str(unfinished), *self.making, *who])
        (unfinished / "pg_hba.conf").write_text(CLIENTS)
        unfinished.rename(self.data)

    def _clear_traces(self) -> None:
        """Let the sessions of a killed server end; its notes would only mislead."""
        end(lambda: running(self.bin / "postgres"))
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for trace in self.place.sockets.glob(".s.PGSQL.*"):
            trace.unlink()

    def _set_roles(self) -> None:
        """Alone with the data, before anybody can connect; what exists stays."""
        script = ROLES.format(owner=self.passwords[OWNER], app=self.passwords[APP])
        alone = [self._program("postgres"), "--single", "-D", str(self.data)]
        self._run([*alone, *self._flags(), "postgres"], input=script)

    def _child(self) -> Child:
        listening = ["-k", str(self.place.sockets), "-p", str(PORT)]
        return Child(
            name=self.name,
            command=[
                self._program("postgres"),
                *("-D", str(self.data), *listening, *self._flags()),
            ],
            place=self.place.path,
            identity=self.place.identity,
            directory=self.data,
            log=self.place.path / "postgres.log",
            # The fast way down: sessions end, all that was promised is on disk.
            stop_signal=signal.SIGINT,
        )

    def _wait_until_it_answers(self, patience: float = 60.0) -> None:
        deadline = time.monotonic() + patience
        while self.is_running and time.monotonic() < deadline:
            with suppress(psycopg2.OperationalError):
                psycopg2.connect(self.url(OWNER)).close()
                return
            time.sleep(0.02)
        raise StartFailed(f"PostgreSQL did not start: see {self.child.log}")

    def _flags(self) -> list[str]:
        pairs = self.settings.items()
        return [word for name, value in pairs for word in ("-c", f"{name}={value}")]

    def _program(self, name: str) -> str:
        return str(self.bin / name)

    def _run(self, command: list[str], **more) -> None:
        subprocess.run(
            command,
            **self.place.identity,
            cwd="/",
            check=True,
            capture_output=True,
            text=True,
            **more,
        )
