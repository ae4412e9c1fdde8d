"""Where a value is not shared with its reader stands one fixed text, or nothing."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Recommendation
from ctportal.confidentiality.models import Record
from ctportal.pages import keyset
from ctportal.reference.models import State

from .. import factories
from . import sealed
from .sealed import CANARY

LIST = "/assessments/recommendations/"
PLACES = [
    LIST + "{ref}/",
    LIST + "?columns=title&columns=text&columns=due_on",
    LIST + "?columns=title&columns=text&format=csv",
    "/api/v1/recommendations/",
    "/api/v1/recommendations/{ref}/",
    "/portal/?preview={ref}",
    "/portal/?format=csv",
    "/states/XAA/recommendations/",
    "/confidentiality/readers/{ref}/",
    "/",
]


@pytest.fixture
def record(holder, reader, carana):
    """Title, text and day kept back from all but the originating office."""
    facts = {"title": f"{CANARY} in short", "due_on": "2031-07-09", "state": carana}
    made = sealed.shared_with(reader.entity, by=holder, **facts)
    for field in ("title", "text", "due_on"):
        sealed.seal(made, field, by=holder)
    return made


def said(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.getvalue().decode()


def test_no_page_and_no_file_has_it_for_who_may_not_read_it(browser, record, reader):
    client = browser(reader)
    for place in PLACES:
        page = said(client, place.format(ref=record.ref))
        assert CANARY not in page, place
        assert "2031" not in page, place


def test_one_text_stands_in_its_place(browser, record, reader):
    client = browser(reader)
    for place in [*PLACES[:3], *PLACES[5:8]]:
        assert "Not shared" in said(client, place.format(ref=record.ref)), place
    answer = client.get(f"/api/v1/recommendations/{record.ref}/").json()
    assert (answer["title"], answer["text"], answer["due_on"]) == (None, None, None)
    assert answer["not_shared"] == ["title", "text", "due_on"]


def test_who_may_read_it_finds_it_where_they_look(browser, record, holder):
    client = browser(holder)
    for place in PLACES[:-1]:
        assert CANARY in said(client, place.format(ref=record.ref)), place


def test_no_search_and_no_filter_finds_it(browser, record, holder, reader):
    for person in (holder, reader):
        for question in (f"{LIST}?q={CANARY}", f"/portal/?q={CANARY}"):
            assert record.ref not in said(browser(person), question)


def test_rows_are_sorted_as_if_it_were_empty(holder, record, as_person):
    later = factories.make_recommendation(holder, due_on="2040-01-01")
    with as_person(holder):
        rows = Recommendation.objects.readable_by(holder).unsealed_for(holder)
        first = keyset.page_of(rows, sort="due_on", size=1)
        second = keyset.page_of(rows, sort="due_on", size=1, cursor=first.next)
        back = keyset.page_of(rows, sort="due_on", size=1, cursor=second.previous)
    assert [row.ref for row in first.rows] == [later.ref]
    assert [row.ref for row in second.rows] == [record.ref]
    assert [row.ref for row in back.rows] == [later.ref]


def test_what_is_put_back_counts_as_shown(browser, record, holder, reader):
    assert sealed.shown_on_the_page(browser(reader), record) == {record.ref}
    theirs = sealed.shown_on_the_page(browser(holder), record)
    assert len(theirs - {record.ref}) == len(record.sealed)


def test_a_page_asks_once_however_many_rows_are_sealed(
    browser, record, holder, reader, carana
):
    client = browser(holder)
    few = asked_for(client)
    for _row in range(3):
        more = sealed.shared_with(reader.entity, by=holder, state=carana)
        sealed.seal(more, by=holder)
    assert asked_for(client) == few


def asked_for(client) -> int:
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(LIST)
    return len(queries)


def test_every_record_can_do_without_what_can_be_sealed():
    for model in apps.get_models():
        for name in getattr(model, "sealable", ()) if issubclass(model, Record) else ():
            field = model._meta.get_field(name)
            assert not field.is_relation
            assert field.null or model.emptied(name) in ("", [], {}), (model, name)


def test_the_state_is_never_named_for_it(browser, record, reader):
    page = said(browser(reader), f"{LIST}{record.ref}/")
    assert "confidentiality request" not in page.casefold()
    assert State.objects.get(iso3="XAA").name in page
