"""The broker for one home: Valkey, which speaks Redis, on a socket of its own."""

import time
from contextlib import suppress

import redis

from . import programs
from .place import Place
from .processes import Child, StartFailed

SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "appendonly": "yes",
    "save": "",
    "maxmemory-policy": "noeviction",
    "loglevel": "warning",
}


class Valkey:
    """The broker of one place."""

    name = "broker"

    def __init__(self, place: Place):
        self.place = place
        self.child: Child | None = None

    @property
    def socket(self) -> str:
        return str(self.place.sockets / "valkey.sock")

    @property
    def url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=0"

    def start(self) -> None:
        """Start it and return when it answers."""
        folder = self.place.private(self.place.path / "valkey")
        settings = SETTINGS | {"unixsocket": self.socket, "dir": str(folder)}
        flags = [word for name in settings for word in (f"--{name}", settings[name])]
        self.child = Child(
            name=self.name,
            command=[str(programs.valkey(self.place.path)), *flags],
            place=self.place.path,
            identity=self.place.identity,
            directory=folder,
            log=self.place.path / "valkey.log",
        )
        self.child.start()
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self.child:
            self.child.stop()

    @property
    def is_running(self) -> bool:
        return self.child is not None and self.child.is_running

    def _wait_until_it_answers(self, patience: float = 30.0) -> None:
        client = redis.Redis(unix_socket_path=self.socket)
        deadline = time.monotonic() + patience
        while self.is_running and time.monotonic() < deadline:
            with suppress(redis.ConnectionError):
                client.ping()
                client.close()
                return
            time.sleep(0.02)
        raise StartFailed(f"The broker did not start: see {self.child.log}")
