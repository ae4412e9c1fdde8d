"""Two people who do something at the same moment, each over a connection of theirs."""

import threading
import time

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.identity import as_person

# Long for a machine that does other things; it is waited for no longer than it takes.
PATIENCE = 60
# Whoever waits for us: a row is waited for by the number of our transaction, which is
# of no database.
WAITING = """
    SELECT count(*) FROM pg_locks
    WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
"""


def both(act, first, second):
    """What `act` gives the first person, and the second, who begins before the first
    is done: a value, or what refused it."""
    with as_person(first), transaction.atomic():
        said = _said(act, first)
        ended = begun(act, second)
    return said, ended()


def begun(act, person):
    """Begin an act over a connection of its own, until it waits or is done.

    Called again it is waited for: what it gave, or what refused it.
    """
    told = []

    def of_their_own():
        try:
            with as_person(person):
                told.append(_said(act, person))
        finally:
            connection.close()

    other = threading.Thread(target=of_their_own)
    other.start()
    _wait_until_waiting(other)

    def ended():
        other.join()
        return told[0]

    return ended


def _said(act, person):
    try:
        with transaction.atomic():
            return act(person)
    except (ValidationError, ChangedMeanwhile) as refusal:
        return refusal


def _wait_until_waiting(other):
    """Until the second stands behind the first, or is done without."""
    until = time.monotonic() + PATIENCE
    while other.is_alive() and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
