"""Homes of their own for servers that are started, killed and started again."""

import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg2
import pytest
import redis

from ctportal.embedded import Servers


@pytest.fixture
def home():
    """A directory the servers' user can reach, which pytest's own is not."""
    with temporary_home() as made:
        yield made


@pytest.fixture
def started():
    """Starts the servers of a home, and stops them when the test is over."""
    with ExitStack() as running:
        yield lambda home: running.enter_context(serving(home))


@pytest.fixture(scope="session")
def servers():
    """Servers that run already, for tests that leave them as they were."""
    with temporary_home() as made, serving(made) as servers:
        yield servers


@contextmanager
def temporary_home():
    made = Path(tempfile.mkdtemp(prefix="ctportal-home-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@contextmanager
def serving(home):
    servers = Servers(home, durable=False)
    try:
        servers.start()
        yield servers
    finally:
        servers.stop()


@pytest.fixture
def ask():
    """One answer from the database of some servers, as one of its roles."""

    def answer(servers, question, url="DATABASE_URL"):
        with session(servers.environment()[url]) as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0] if cursor.description else None

    return answer


@pytest.fixture
def broker():
    """A client of some servers' broker."""
    clients = []

    def connect(servers):
        clients.append(redis.Redis(unix_socket_path=servers.valkey.socket))
        return clients[-1]

    yield connect
    for client in clients:
        client.close()


@contextmanager
def session(url):
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
