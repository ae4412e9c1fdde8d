"""The record of access on pages: of a record, of oneself, of all for the auditor."""

import csv
import io
from datetime import UTC, datetime

import pytest

from ctportal.confidentiality.actions import release
from ctportal.ledger import logs
from ctportal.ledger.access import AllShown
from ctportal.ledger.actions import disclose
from ctportal.ledger.models import Disclosure

from .. import factories

JUNE = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def record(holder, reader, as_person):
    """Shared with the reader's office, and shown to the reader twice."""
    record = factories.make_recommendation(holder)
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    with as_person(reader):
        for channel in ("page", "api"):
            disclose(by=reader, channel=channel, refs=[record.ref])
    return record


@pytest.fixture
def auditor(cted):
    return factories.person_of(cted, role="auditor")


def access_page(ref):
    return f"/confidentiality/readers/{ref}/access/"


def rows_of(answer) -> list[list[str]]:
    """The rows of a CSV file under its heads."""
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[2:]


def test_the_originating_office_sees_who_was_shown_a_record(
    record, holder, reader, browser
):
    page = browser(holder).get(access_page(record.ref)).content.decode()
    assert reader.name in page
    assert reader.entity.name in page
    assert "through the API" in page


def test_a_reader_of_another_office_is_refused(record, reader, outsider, browser):
    assert browser(reader).get(access_page(record.ref)).status_code == 403
    assert browser(outsider).get(access_page(record.ref)).status_code == 404


def test_the_file_has_every_row(record, holder, browser, monkeypatch):
    monkeypatch.setattr(logs, "AT_ONCE", 1)
    answer = browser(holder).get(access_page(record.ref) + "?format=csv")
    assert len(rows_of(answer)) == 2
    workbook = browser(holder).get(access_page(record.ref) + "?format=xlsx")
    assert workbook.getvalue().startswith(b"PK")


def test_one_page_follows_another_without_gap_or_repeat(
    record, holder, browser, monkeypatch
):
    monkeypatch.setattr(logs, "SIZE", 1)
    first = browser(holder).get(access_page(record.ref))
    log = first.context_data["log"]
    assert "through the API" in first.content.decode()
    second = browser(holder).get(access_page(record.ref) + log.next_url)
    third = second.context_data["log"].next_url
    assert "on a page" in second.content.decode()
    assert log.previous_url == ""
    # The page itself was shown to the holder meanwhile, and is newer than the place.
    assert third == ""


def test_rows_of_one_moment_stand_in_the_order_of_what_they_say(
    record, holder, reader, browser, as_person, monkeypatch
):
    monkeypatch.setattr(logs, "AT_ONCE", 2)
    line = {"by": reader, "entity": reader.entity, "refs": [record.ref], "at": JUNE}
    channels = ["page", "export", "api", "file", "mail", "pack"]
    with as_person(reader):
        for channel in channels:
            Disclosure.objects.create(channel=channel, **line)
    rows = rows_of(browser(holder).get(access_page(record.ref) + "?format=csv"))
    said = [str(Disclosure.Channel(channel).label) for channel in sorted(channels)]
    assert [row[-1] for row in rows[2:]] == said


@pytest.mark.parametrize(
    "cursor", ["~", "2026", "x~y", "0001-01-01~-5", "2026-01-01~9" * 9]
)
def test_a_damaged_place_begins_anew(record, holder, browser, cursor):
    answer = browser(holder).get(access_page(record.ref), {"cursor": cursor})
    assert answer.status_code == 200


def test_a_person_sees_what_they_were_shown(record, reader, browser):
    page = browser(reader).get("/account/access/").content.decode()
    assert record.ref in page
    assert "through the API" in page


def test_what_was_taken_out_of_sight_is_gone_from_there(
    record, holder, reader, browser
):
    factories.ask_confidentiality([record], by=holder)
    rows = rows_of(browser(reader).get("/account/access/?format=csv"))
    assert rows == []


def test_a_person_sees_what_they_did(record, holder, reader, browser):
    assert record.ref in browser(holder).get("/account/access/acts/").content.decode()
    assert (
        record.ref not in browser(reader).get("/account/access/acts/").content.decode()
    )


def test_the_auditor_sees_all_by_reference(record, auditor, reader, browser):
    page = browser(auditor).get("/ledger/").content.decode()
    assert record.ref in page
    assert record.title not in page
    acts = browser(auditor).get("/ledger/acts/").content.decode()
    assert "Recommendation opened" in acts


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"kind": "api"}, 1),
        ({"kind": "page", "person": "nobody at all"}, 0),
        ({"ref": "{ref}"}, 2),
        ({"ref": "R-000000"}, 0),
        ({"person": "{login}"}, 2),
        ({"first": "2999-01-01"}, 0),
        ({"last": "2020-01-01"}, 0),
    ],
)
def test_the_auditor_asks_by_person_reference_kind_and_days(
    record, auditor, reader, browser, asked, count
):
    words = {"ref": record.ref, "login": reader.login}
    asked = {key: said.format(**words) for key, said in asked.items()}
    answer = browser(auditor).get("/ledger/", asked | {"format": "csv"})
    assert len(rows_of(answer)) == count


@pytest.mark.parametrize("address", ["/ledger/", "/ledger/acts/"])
def test_nobody_but_the_auditor_asks_for_all(db, holder, browser, address):
    assert browser(holder).get(address).status_code == 403


def test_the_database_asks_itself_who_audits(record, holder, auditor, as_person):
    for person, told in ((holder, False), (auditor, True)):
        with as_person(person):
            asked = AllShown(None, "", "", "", None, None)
            assert bool(list(asked.all_rows())) is told


def test_the_auditors_place_stands_in_the_frame(auditor, holder, browser):
    assert b'href="/ledger/"' in browser(auditor).get("/account/").content
    assert b'href="/ledger/"' not in browser(holder).get("/account/").content


def test_an_export_is_told_from_a_page(record, reader, browser):
    browser(reader).get(f"/confidentiality/readers/{record.ref}/")
    browser(reader).get("/assessments/recommendations/?format=csv").getvalue()
    page = browser(reader).get("/account/access/").content.decode()
    assert "in an export" in page
