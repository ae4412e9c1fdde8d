"""The database and the broker of one home, started and stopped together."""

import os
from collections.abc import Container
from pathlib import Path

from . import home as homes
from .lock import Lock
from .place import Place
from .postgres import APP, OWNER, Postgres
from .processes import clear_left_behind
from .valkey import Valkey

# How the environment names what each role uses: NAME_URL and NAME_PASSWORD.
NAMES = {OWNER: "DATABASE_OWNER", APP: "DATABASE"}


class Servers:
    """One home's servers, but for those whose address in the environment is `given`.

    `durable=False` is for tests, which may lose all.
    """

    def __init__(
        self, home: Path, *, given: Container[str] = (), durable: bool = True
    ) -> None:
        self.home = Path(home).resolve()
        homes.make(self.home)
        self.place = Place(self.home)
        self.lock = Lock(self.place.path / "lock")
        self.postgres = Postgres(self.place, self._passwords(), durable=durable)
        self.valkey = Valkey(self.place)
        wanted = {"DATABASE_URL": self.postgres, "BROKER_URL": self.valkey}
        self.parts = [part for name, part in wanted.items() if name not in given]
        homes.remember(self.home, self.environment())

    def start(self) -> None:
        """Start them and return when they answer; `HomeInUse` when they run."""
        self.lock.take()
        self.clear()
        for part in self.parts:
            part.start()

    def clear(self) -> None:
        """End what an earlier portal of this home left running when it was killed."""
        clear_left_behind(self.place.path)

    def environment(self) -> dict[str, str]:
        """How the rest of the portal reaches the servers."""
        reached = {}
        if self.postgres in self.parts:
            for role, name in NAMES.items():
                reached[f"{name}_URL"] = self.postgres.url(role)
        if self.valkey in self.parts:
            reached["BROKER_URL"] = self.valkey.url
        return reached

    def stop(self) -> None:
        for part in reversed(self.parts):
            part.stop()
        self.lock.let_go()

    def _passwords(self) -> dict[str, str]:
        known = homes.remembered(self.home)
        return {role: known[f"{name}_PASSWORD"] for role, name in NAMES.items()}


def of_this_portal() -> Servers:
    """The servers of the home the environment names, less what it configures."""
    given = {name for name, value in os.environ.items() if value}
    return Servers(homes.path(), given=given)
