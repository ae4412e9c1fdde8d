"""The portal's search page shows each reader their own rows, and counts only those."""

import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from sharing.portal.facets import Narrowing
from sharing.portal.models import SearchEntry
from tests import factories

# Drawn anew for each form: what guards it.
DRAWN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def without(response, *words):
    """What is answered, whatever was asked and whichever form it came in."""
    text = DRAWN.sub("", response.content.decode())
    for word in words:
        text = text.replace(word, "")
    return text


def test_a_word_finds_what_the_reader_may_read(pages, reader, shared, kept):
    found = pages(reader, "/portal/?q=passenger").content.decode()
    assert shared.ref in found
    assert "1 result" in found


def test_a_word_of_a_hidden_record_is_like_a_word_nobody_wrote(
    pages, reader, shared, kept
):
    hidden = pages(reader, "/portal/?q=unspoken")
    unknown = pages(reader, "/portal/?q=unwritten")
    assert hidden.status_code == unknown.status_code == 200
    assert without(hidden, "unspoken") == without(unknown, "unwritten")


@pytest.mark.parametrize("address", ["/portal/?preview={}", "/portal/{}/"])
def test_a_hidden_record_is_like_a_missing_one(pages, reader, shared, kept, address):
    hidden = pages(reader, address.format(kept.ref))
    missing = pages(reader, address.format("R-000000"))
    assert hidden.status_code == missing.status_code
    assert without(hidden, kept.ref) == without(missing, "R-000000")


def test_a_withheld_record_moves_no_count(as_person, reader, shared, holder, katasi):
    with as_person(reader):
        before = counts_of(reader)
    factories.make_recommendation(holder, title="Kept", state=katasi)
    with as_person(reader):
        assert counts_of(reader) == before


def test_each_facet_adds_up_to_the_rows(as_person, holder, reader, shared, kept):
    for person, rows in ((holder, 2), (reader, 1)):
        with as_person(person):
            counted = counts_of(person)
        for key in ("kind", "state", "theme", "office", "classification", "year"):
            assert sum(counted[key].values()) == rows


def test_states_stand_by_name_and_not_by_how_much_was_found(
    as_person, holder, shared, katasi
):
    for title in ("Two", "Three"):
        factories.make_recommendation(holder, title=title, state=katasi)
    with as_person(holder):
        assert list(counts_of(holder)["state"].items()) == [("XAA", 1), ("XAB", 2)]


def test_what_is_chosen_in_a_facet_is_what_it_counted(pages, holder, shared, kept):
    narrowed = pages(holder, "/portal/?state=XAB").content.decode()
    assert kept.ref in narrowed
    assert shared.ref not in narrowed


@pytest.mark.parametrize(
    "query", ["year=soon", "year=99999999", "classification=%00", "q=%00", "kind=%00x"]
)
def test_nonsense_in_the_address_is_no_error(pages, holder, shared, query):
    assert pages(holder, f"/portal/?{query}").status_code == 200


def test_the_preview_shows_the_text(pages, reader, shared):
    preview = pages(reader, f"/portal/?preview={shared.ref}").content.decode()
    assert "national watch list" in preview


def test_what_is_seen_can_be_exported(pages, reader, shared, kept):
    answer = pages(reader, "/portal/?format=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "Passenger lists" in text
    assert "Unspoken" not in text


def test_the_page_asks_as_much_for_twenty_rows_as_for_one(pages, holder, shared):
    pages(holder, "/portal/")
    few = queries_of(pages, holder)
    for number in range(20):
        factories.make_recommendation(holder, title=f"Posts {number}")
    assert queries_of(pages, holder) == few


def queries_of(pages, person):
    with CaptureQueriesContext(connection) as asked:
        pages(person, "/portal/?q=posts")
    return len(asked)


def counts_of(person):
    """What each facet says this person's rows have."""
    readable = SearchEntry.objects.readable_by(person)
    narrowing = Narrowing(QueryDict(), readable, request=None)
    return {
        group.facet.key: {choice.value: choice.count for choice in group.choices}
        for group in narrowing.groups
    }


def test_a_search_is_saved_and_found_again(pages, client, holder):
    client.force_login(holder)
    sent = {"name": "Lists of passengers", "path": "/portal/", "query": "q=passenger"}
    address = client.post("/people/views/save/", sent).headers["Location"]
    assert address == "/portal/?q=passenger"
    assert "Lists of passengers" in pages(holder, "/portal/").content.decode()
