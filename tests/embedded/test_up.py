import io

import pytest
from django.core.management import call_command

from ctportal.embedded import Servers
from ctportal.embedded.household import Household


@pytest.fixture
def first(home, monkeypatch):
    monkeypatch.setenv("CTPORTAL_HOME", str(home))
    servers = Servers(home)
    servers.lock.take()
    yield servers
    servers.lock.let_go()


def test_a_second_start_answers_with_the_address_of_the_first(first):
    first.lock.announce("http://localhost:8123/")
    said = io.StringIO()
    call_command("up", stdout=said)
    assert "already runs at http://localhost:8123/" in said.getvalue()


def test_programs_are_told_their_home_and_address(home, monkeypatch):
    monkeypatch.delenv("PORTAL_URL", raising=False)
    for program in Household(home, home, 8123).parts():
        assert program.environment["CTPORTAL_HOME"] == str(home)
        assert program.environment["PORTAL_URL"] == "http://localhost:8123"


def test_a_configured_address_is_left_as_it_is(home, monkeypatch):
    monkeypatch.setenv("PORTAL_URL", "https://portal.example")
    web, *_rest = Household(home, home, 8123).parts()
    assert "PORTAL_URL" not in web.environment
