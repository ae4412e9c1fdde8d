"""Where the portal answers: a free port, and whether somebody is at home."""

import http.client
import socket
import time
from contextlib import suppress

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100


class PortTaken(Exception):
    """The port that was asked for is another program's."""


def choose_port(asked: str = "") -> int:
    """The port asked for, else 8000 or the next free one."""
    if asked:
        if not is_free(int(asked)):
            raise PortTaken(f"Port {asked} is taken. Choose another with PORT=.")
        return int(asked)
    return next(filter(is_free, range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)))


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def wait_until_it_answers(port: int, patience: float = 60.0) -> None:
    """Return when a page comes back from `port`, whatever it says."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(HOST, port, timeout=patience)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.05)
    raise TimeoutError(f"The portal does not answer on port {port}.")
