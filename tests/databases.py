"""Databases copied from one that is ready: a copy is dear to make only the first time.

What others are copied from is made once in a run of the tests, by whichever of its
processes wants it first.  Nobody stays connected to it.
"""

import os
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import psycopg2
from django.db import connection

# What the tests' own databases are copied from.
FIRST = "tests_first"
URLS = ("DATABASE_URL", "DATABASE_OWNER_URL")


def current() -> str:
    """The database that is worked in."""
    return connection.settings_dict["NAME"]


@contextmanager
def in_a_copy(of: str, name: str):
    """Work in a new copy of a database, which is thrown away afterwards."""
    with copy(of, name), moved_to(name):
        yield


@contextmanager
def moved_to(name: str):
    """Work in another database."""
    usual = current()
    _move(name)
    try:
        yield
    finally:
        _move(usual)


@contextmanager
def copy(of: str, name: str):
    """A new copy of a database under a name, for as long as it is wanted."""
    with _server() as cursor:
        _make(cursor, name, of)
    try:
        yield name
    finally:
        with _server() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def make_ready(name: str, of: str, fill, *, run: str, is_kept=False):
    """See that a database is there which `fill` has filled in this run; one that
    `is_kept` from an earlier run is filled again as it stands."""
    with _server() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        cursor.execute(SAID, [name])
        said = [row[0] for row in cursor.fetchall()]
        if said == [run]:
            return
        if not (said and is_kept):
            _make(cursor, name, of)
        with moved_to(name):
            fill()
        cursor.execute(f"COMMENT ON DATABASE {name} IS '{run}'")


# Which run a database was filled in stands in its comment.
SAID = """
    SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s
"""


def address(url: str, name: str) -> str:
    """What a variable of the environment says, for another database."""
    return urlsplit(os.environ[url])._replace(path=f"/{name}").geturl()


def _make(cursor, name, of):
    """Anew; its files are copied, which is the quicker way for small ones."""
    cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    cursor.execute(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY file_copy")


@contextmanager
def _server():
    """A cursor of the owner's in no database of ours; its locks end with it."""
    with closing(psycopg2.connect(address("DATABASE_OWNER_URL", "postgres"))) as owner:
        owner.autocommit = True
        yield owner.cursor()


def _move(name):
    connection.close()
    connection.settings_dict["NAME"] = name
