"""One home, one portal: a lock that ends with the process that holds it."""

import fcntl
import os
from pathlib import Path


class HomeInUse(Exception):
    """Another portal runs in this home; `address` says where, once it is known."""

    def __init__(self, address: str):
        where = f"at {address}" if address else "and is starting or stopping"
        super().__init__(f"The portal of this home already runs {where}")
        self.address = address


class Lock:
    """Held by the system for us, so that no crash leaves it behind."""

    def __init__(self, file: Path):
        self.file = file
        self.descriptor: int | None = None

    def take(self) -> None:
        """Hold it, or raise `HomeInUse` with the address its holder gave."""
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise HomeInUse(self.file.read_text()) from None
        self.descriptor = descriptor
        self.announce("")

    def announce(self, address: str) -> None:
        """Say where the portal answers, for whoever tries to start it again."""
        self.file.write_text(address)

    def let_go(self) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None
