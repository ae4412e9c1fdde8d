import os
import stat

import pytest

from ctportal.embedded import HomeInUse, Servers
from ctportal.embedded import home as homes

OWNER = "DATABASE_OWNER_URL"


def test_the_app_role_owns_nothing_and_may_make_nothing(servers, ask):
    assert ask(servers, "SELECT current_user") == "ctportal_app"
    assert not ask(servers, "SELECT has_schema_privilege('public', 'CREATE')")
    assert not ask(servers, "SELECT has_database_privilege('ctportal', 'CREATE')")
    assert not ask(
        servers,
        "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole"
        " FROM pg_roles WHERE rolname = current_user",
    )


def test_the_owner_role_makes_databases_and_is_no_superuser(servers, ask):
    assert ask(
        servers,
        "SELECT rolcreatedb AND NOT rolsuper AND NOT rolbypassrls"
        " FROM pg_roles WHERE rolname = current_user",
        OWNER,
    )


def test_letters_of_every_language_are_letters(servers, ask):
    ask(servers, "CREATE EXTENSION pg_trgm", OWNER)
    assert ask(servers, "SELECT upper('straße пример')") == "STRASSE ПРИМЕР"
    assert ask(servers, "SELECT cardinality(show_trgm('反恐'))") > 0


def test_a_second_start_keeps_data_and_secrets(home, started, ask, broker):
    first = started(home)
    ask(first, "CREATE TABLE kept AS SELECT 'here' AS word", OWNER)
    broker(first).set("word", "here")
    secrets = homes.remembered(home)
    first.stop()
    second = started(home)
    assert homes.remembered(home) == secrets
    assert ask(second, "SELECT word FROM kept", OWNER) == "here"
    assert broker(second).get("word") == b"here"


def test_the_broker_refuses_rather_than_forgets(servers, broker):
    settings = broker(servers).config_get()
    assert settings["appendonly"] == "yes"
    assert settings["maxmemory-policy"] == "noeviction"
    assert settings["port"] == "0"


def test_only_the_owner_of_the_home_reads_its_secrets(home):
    Servers(home)
    assert stat.S_IMODE((home / "environment").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "files").stat().st_mode) == 0o700
    assert not (home.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH))


def test_two_homes_run_side_by_side(servers, home, started, ask):
    ask(started(home), "CREATE TABLE only_here ()", OWNER)
    assert ask(servers, "SELECT to_regclass('only_here') IS NULL", OWNER)


def test_one_home_runs_one_portal(servers):
    servers.lock.announce("http://localhost:8000/")
    with pytest.raises(HomeInUse) as refusal:
        Servers(servers.home).start()
    assert refusal.value.address == "http://localhost:8000/"


def test_a_home_with_a_long_name_gets_short_sockets(home):
    servers = Servers(home / ("long" * 20) / ("longer" * 20))
    sockets = servers.place.sockets
    assert len(os.fsencode(sockets)) + len("/.s.PGSQL.5432.lock") <= 107
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    sockets.rmdir()


def test_a_server_that_is_configured_is_not_started(home):
    servers = Servers(home, given={"DATABASE_URL"})
    assert servers.parts == [servers.valkey]
    assert servers.environment().keys() == {"BROKER_URL"}


def test_nobody_else_reads_the_logs(servers):
    for log in servers.home.glob("*.log"):
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
