import socket

import pytest

from ctportal.embedded import address
from ctportal.embedded.processes import StartFailed


@pytest.fixture
def taken():
    with socket.socket() as holder:
        holder.bind((address.HOST, 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_a_port_that_was_asked_for_is_taken_or_refused(taken):
    with pytest.raises(StartFailed, match=str(taken)):
        address.choose_port(str(taken))


def test_the_next_free_port_follows_a_taken_one(taken, monkeypatch):
    monkeypatch.setattr(address, "FIRST_PORT", taken)
    assert taken < address.choose_port() < taken + address.PORTS_TRIED
