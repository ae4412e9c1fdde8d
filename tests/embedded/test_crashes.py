"""What a killed portal leaves behind never hinders the next."""

import os
import signal
import subprocess
import sys
import time

from ctportal.embedded import Servers
from ctportal.embedded.processes import marked

OWNER = "DATABASE_OWNER_URL"
START_AND_WAIT = """
import sys, time
from pathlib import Path
from ctportal.embedded import Servers
Servers(Path(sys.argv[1]), durable=False).start()
print("started", flush=True)
time.sleep(60)
"""


def test_a_killed_database_starts_again_with_all_it_promised(servers, ask):
    ask(servers, "CREATE TABLE kept AS SELECT 'here' AS word", OWNER)
    kill(servers.postgres)
    servers.postgres.start()
    assert ask(servers, "SELECT word FROM kept", OWNER) == "here"


def test_a_killed_broker_starts_again(servers, broker):
    kill(servers.valkey)
    servers.valkey.start()
    assert broker(servers).ping()


def test_notes_of_a_killed_database_do_not_hinder(home, started, ask):
    servers = started(home)
    notes = servers.postgres.data / "postmaster.pid"
    told = notes.read_text()
    servers.stop()
    assert not marked(home)
    # The number now belongs to a living process, as after a restart of the machine.
    notes.write_text(told.replace(told.split("\n")[0], str(os.getppid()), 1))
    for name in (".s.PGSQL.5432", ".s.PGSQL.5432.lock", "valkey.sock"):
        (servers.place.sockets / name).write_text(str(os.getppid()))
    assert ask(started(home), "SELECT 1") == 1


def test_a_half_made_database_is_made_anew(home, started, ask):
    servers = Servers(home)
    unfinished = servers.place.private(home / "postgres") / "unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18")
    os.chown(unfinished, servers.place.user, servers.place.group)
    assert ask(started(home), "SELECT 1") == 1


def test_servers_of_a_killed_portal_end_with_it(home, started, ask):
    command = [sys.executable, "-c", START_AND_WAIT, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as portal:
        assert portal.stdout.readline() == b"started\n"
        assert marked(home)
        portal.kill()
    assert ask(started(home), "SELECT 1") == 1


def kill(server):
    os.kill(server.child.process.pid, signal.SIGKILL)
    while server.is_running:
        time.sleep(0.01)
