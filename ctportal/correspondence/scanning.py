"""Asking a ClamAV daemon whether a file is harmless, where one is configured.

The protocol is clamd's INSTREAM: pieces with their lengths, an empty one at the end,
one line of answer.
"""

import socket
import struct
from collections.abc import Iterable
from contextlib import closing
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SECONDS = 30
LONGEST_ANSWER = 4096

INFECTED = _("A virus was found in this file. It was not taken.")
UNREACHABLE = _(
    "The virus scanner does not answer, so nothing is taken now. Try again later."
)


def require_harmless(chunks: Iterable[bytes]) -> None:
    """Refuse what the scanner finds harm in, and everything while it is silent."""
    if not settings.CLAMD_URL:
        return
    try:
        answer = _answer_to(chunks)
    except OSError as silence:
        raise ValidationError(UNREACHABLE, code="unreachable") from silence
    if answer.endswith("FOUND"):
        raise ValidationError(INFECTED, code="infected")
    if answer != "stream: OK":
        raise ValidationError(UNREACHABLE, code="unreachable")


def _answer_to(chunks) -> str:
    with closing(_connected(settings.CLAMD_URL)) as daemon:
        daemon.sendall(b"zINSTREAM\0")
        for chunk in chunks:
            daemon.sendall(struct.pack(">I", len(chunk)) + chunk)
        daemon.sendall(struct.pack(">I", 0))
        return _heard(daemon).rstrip(b"\0\n").decode("utf-8", "replace")


def _heard(daemon) -> bytes:
    heard = b""
    while len(heard) < LONGEST_ANSWER and (piece := daemon.recv(LONGEST_ANSWER)):
        heard += piece
    return heard


def _connected(url):
    """`tcp://host:3310` or `unix:///run/clamav/clamd.ctl`."""
    place = urlsplit(url)
    if place.scheme == "tcp":
        return socket.create_connection((place.hostname, place.port or 3310), SECONDS)
    daemon = socket.socket(socket.AF_UNIX)
    daemon.settimeout(SECONDS)
    try:
        daemon.connect(place.path)
    except OSError:
        daemon.close()
        raise
    return daemon
