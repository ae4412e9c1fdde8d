"""Where the portal answers: a free port, and whether somebody is at home."""

import http
import http.client
import socket
import time
from contextlib import suppress

from .processes import StartFailed

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100


def choose_port(asked: str = "") -> int:
    """The port asked for, else 8000 or the next free one."""
    if asked:
        if not is_free(int(asked)):
            raise StartFailed(f"Port {asked} is taken. Choose another with PORT=.")
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
    """Return when `port` gives a page rather than a fault of the portal."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            if status(port, patience) < http.HTTPStatus.INTERNAL_SERVER_ERROR:
                return
        time.sleep(0.05)
    raise StartFailed(f"The portal does not answer on port {port}.")


def status(port: int, patience: float) -> int:
    """What the portal says of its own health, as an HTTP status."""
    connection = http.client.HTTPConnection(HOST, port, timeout=patience)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    finally:
        connection.close()
