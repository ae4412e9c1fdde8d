"""The database and the broker of one home, started and stopped together."""

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
    """One home's servers.  `durable=False` is for tests, which may lose all."""

    def __init__(self, home: Path, *, durable: bool = True):
        self.home = Path(home).resolve()
        homes.make(self.home)
        self.place = Place(self.home)
        self.lock = Lock(self.place.path / "lock")
        self.postgres = Postgres(self.place, self._passwords(), durable=durable)
        self.valkey = Valkey(self.place)
        homes.remember(self.home, self.environment())

    def start(self) -> None:
        """Start both and return when both answer; `HomeInUse` when they run."""
        self.lock.take()
        clear_left_behind(self.place.path)
        for server in (self.postgres, self.valkey):
            server.start()

    def environment(self) -> dict[str, str]:
        """How the rest of the portal reaches the servers."""
        roles = {f"{name}_URL": self.postgres.url(role) for role, name in NAMES.items()}
        return roles | {"BROKER_URL": self.valkey.url}

    def stop(self) -> None:
        for server in (self.valkey, self.postgres):
            server.stop()
        self.lock.let_go()

    def _passwords(self) -> dict[str, str]:
        known = homes.remembered(self.home)
        return {role: known[f"{name}_PASSWORD"] for role, name in NAMES.items()}
