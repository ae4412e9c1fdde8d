"""Every file is shown to the scanner, where there is one; a silent one refuses it."""

import socketserver
import struct
import threading

import pytest
from django.core.exceptions import ValidationError

from ctportal.correspondence import actions, scanning

EICAR = b"X5O!P%@AP[4"


class Daemon(socketserver.StreamRequestHandler):
    """Speaks as clamd does, and finds one thing harmful."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b"".join(iter(self.piece, b""))
        found = b"Eicar-Test-Signature FOUND" if EICAR in content else b"OK"
        self.wfile.write(self.server.answer or b"stream: " + found + b"\0")

    def piece(self):
        return self.rfile.read(struct.unpack(">I", self.rfile.read(4))[0])


@pytest.fixture(params=["tcp", "unix"])
def daemon(request, settings, tmp_path_factory):
    """A scanner that answers, on a port or on a socket file."""
    place = tmp_path_factory.mktemp("c") / "d"
    if request.param == "tcp":
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon)
        settings.CLAMD_URL = "tcp://{}:{}".format(*server.server_address)
    else:
        server = socketserver.ThreadingUnixStreamServer(str(place), Daemon)
        settings.CLAMD_URL = f"unix://{place}"
    server.answer = b""
    serving = threading.Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    yield server
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.mark.usefixtures("daemon")
def test_a_harmless_file_passes():
    scanning.require_harmless([b"Nota ", b"verbal"])


@pytest.mark.usefixtures("daemon")
def test_an_infected_file_is_refused_with_the_reason():
    with pytest.raises(ValidationError, match="A virus was found"):
        scanning.require_harmless([EICAR[:5], EICAR[5:]])


@pytest.mark.parametrize(
    "answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: \0", b"OK\0"]
)
def test_an_answer_that_is_no_yes_is_a_no(daemon, answer):
    daemon.answer = answer
    with pytest.raises(ValidationError, match="does not answer"):
        scanning.require_harmless([b"Nota verbal"])


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl"])
def test_a_silent_scanner_lets_nothing_in(settings, url):
    settings.CLAMD_URL = url
    with pytest.raises(ValidationError, match="does not answer"):
        scanning.require_harmless([b"Nota verbal"])


def test_nothing_is_asked_where_no_scanner_is_set_up(settings):
    settings.CLAMD_URL = ""
    scanning.require_harmless([EICAR])


@pytest.mark.usefixtures("daemon")
def test_nothing_is_kept_of_an_infected_file(holder, as_person, brought, files_dir):
    with as_person(holder), pytest.raises(ValidationError, match="A virus"):
        actions.bring(file=brought(EICAR), title="Nota", by=holder)
    assert not files_dir.exists()
