"""Clocks for machines: read, and moved by the acts that pages have."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ctportal.confidentiality.actions import release

from .. import factories

TODAY = timezone.localdate


@pytest.fixture
def record(holder, carana):
    return factories.make_assessment(holder, state=carana)


@pytest.fixture
def api(browser, record):
    """`api(person)` asks for the record's clocks, as that person."""

    def speaking(person, method="get", path="", **sent):
        address = f"/api/v1/records/{record.ref}/clocks/{path}"
        ask = getattr(browser(person), method)
        return ask(address, sent, content_type="application/json")

    return speaking


def ago(days):
    return (TODAY() - timedelta(days=days)).isoformat()


@pytest.fixture
def started(api, holder):
    """Thirty days to comment, since ten days."""
    sent = {"kind": "comments", "on": ago(10), "letter_number": "NV 1"}
    sent |= {"letter_direction": "out", "letter_sent_on": ago(10)}
    answer = api(holder, "post", **sent)
    assert answer.status_code == 201
    return answer.json()


def test_days_start_as_the_rule_has_it(started):
    assert started["ends_on"] == ago(-20)
    assert started["is_running"]
    assert started["moves"][0]["letter"].startswith("L-")


def test_a_clock_is_extended_suspended_and_answered(api, holder, started):
    acts = "comments/acts/"
    told = api(holder, "post", acts, act="extend", until=ago(-40)).json()
    assert told["extended_until"] == told["ends_on"] == ago(-40)
    assert api(holder, "post", acts, act="suspend", on=ago(1)).json()["suspended_on"]
    assert api(holder, "post", acts, act="resume", on=ago(0)).json()["ends_on"] == ago(
        -41
    )
    told = api(holder, "post", acts, act="answered", on=ago(0)).json()
    assert not told["is_running"]
    latest, *_earlier = told["moves"]
    assert latest["what"] == "answered"


def test_what_a_page_refuses_a_machine_is_refused(api, holder, started):
    acts = "comments/acts/"
    assert api(holder, "post", acts, act="extend", until=ago(5)).status_code == 400
    assert api(holder, "post", acts, act="postpone").status_code == 400
    assert api(holder, "post", "agreement/acts/", act="stop").status_code == 404
    assert api(holder, "post", kind="agreement", on=ago(1)).status_code == 400


def test_who_may_not_keep_letters_moves_no_clock(api, cted, started):
    auditor = factories.person_of(cted, role="auditor", clearance=1)
    assert len(api(auditor).json()["results"]) == 1
    assert api(auditor, "post", "comments/acts/", act="stop").status_code == 403


def test_a_letter_is_named_to_who_reads_it(
    api, holder, reader, record, started, as_person
):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    (clock,) = api(reader).json()["results"]
    assert clock["moves"][0]["letter"] is None


def test_a_record_one_does_not_read_has_no_clocks(api, outsider, started):
    assert api(outsider).status_code == 404
