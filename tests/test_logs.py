"""Logs tell where something failed, and no word of what it was about."""

import logging
import sys

from django.conf import settings
from django.db import IntegrityError

from ctportal.logs import WithoutWords

SAID = "marshgate"


def refuse():
    raise IntegrityError(f"Failing row contains ({SAID}).")


def fail():
    try:
        refuse()
    except IntegrityError as refused:
        raise ValueError(SAID) from refused


def test_a_fault_is_told_without_its_words():
    try:
        fail()
    except ValueError:
        record = logging.LogRecord(
            "portal", logging.ERROR, "", 0, "Failed", None, sys.exc_info()
        )
    told = WithoutWords().format(record)
    for word in ("ValueError", "IntegrityError", "in refuse"):
        assert word in told
    assert SAID not in told


def test_every_log_of_the_portal_is_written_so():
    handlers = settings.LOGGING["handlers"].values()
    assert {handler["formatter"] for handler in handlers} == {"without_words"}


def test_the_secret_address_of_a_calendar_is_not_told():
    said = "Not Found: /calendar/%s.ics"
    record = logging.LogRecord("portal", logging.ERROR, "", 0, said, (SAID,), None)
    assert SAID not in WithoutWords().format(record)
