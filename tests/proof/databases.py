"""Databases of the proof's own, each a copy of one that has people in it."""

import os
from contextlib import closing, contextmanager
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg2

# The database every other is copied from; nobody stays connected to it.
FIRST = "ctportal"
URLS = ("DATABASE_URL", "DATABASE_OWNER_URL")


@contextmanager
def copy():
    """The name of a new copy of the first database, for as long as it is wanted."""
    name = f"proof_{uuid4().hex[:12]}"
    _run(f"CREATE DATABASE {name} TEMPLATE {FIRST}")
    try:
        yield name
    finally:
        _run(f"DROP DATABASE {name} WITH (FORCE)")


def environment(name: str) -> dict[str, str]:
    """The environment of a process that works in another database."""
    return os.environ | {url: _address(url, name) for url in URLS}


def _address(url, name):
    return urlsplit(os.environ[url])._replace(path=f"/{name}").geturl()


def _run(statement):
    address = _address("DATABASE_OWNER_URL", "postgres")
    with closing(psycopg2.connect(address)) as owner:
        owner.autocommit = True
        owner.cursor().execute(statement)
