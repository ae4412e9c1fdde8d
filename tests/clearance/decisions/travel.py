"""Going to another day: the portal's clock and the database's together."""

from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from django.utils import timezone

REMADE = """
    SELECT pg_get_functiondef(p.oid) FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'public'
    WHERE p.prosrc LIKE '%current_date%'
"""


@contextmanager
def on(moment: datetime, monkeypatch):
    """Everything that asks for today is told this day; nothing else changes."""
    as_they_are = _functions()
    told = f"DATE '{timezone.localdate(moment).isoformat()}'"
    with monkeypatch.context() as patch:
        patch.setattr(timezone, "now", lambda: moment)
        _make(said.replace("current_date", told) for said in as_they_are)
        try:
            yield
        finally:
            _make(as_they_are)


def _functions() -> list[str]:
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute(REMADE)
        return [said for (said,) in cursor.fetchall()]


def _make(functions):
    with connection.as_owner(), connection.cursor() as cursor:
        for said in functions:
            cursor.execute(said)
