"""Two people who do the same at the same moment, each over a connection of theirs."""

import threading
import time

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from ctportal.confidentiality.identity import as_person

WAITING = """
    SELECT count(*) FROM pg_locks WHERE NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def both(act, first, second):
    """What `act` gives the first person, and the second, who begins before the first
    is done: a value, or what refused it."""
    told = {}

    def of_second():
        try:
            with as_person(second):
                told["second"] = _said(act, second)
        finally:
            connection.close()

    other = threading.Thread(target=of_second)
    with as_person(first), transaction.atomic():
        told["first"] = _said(act, first)
        other.start()
        _wait_until_waiting(other)
    other.join()
    return told["first"], told["second"]


def _said(act, person):
    try:
        with transaction.atomic():
            return act(person)
    except ValidationError as refusal:
        return refusal


def _wait_until_waiting(other):
    """Until the second stands behind the first, or is done without."""
    until = time.monotonic() + 10
    while other.is_alive() and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
