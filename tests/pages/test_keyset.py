import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date

import pytest

from assessments.models import Recommendation
from ctportal.pages import keyset
from tests import factories

DAYS = [date(2026, 5, 14), None, date(2026, 5, 14), date(2026, 1, 2), None]


@pytest.fixture
def recommendations(holder, as_person):
    """Some with the same day, some without any."""
    for number, day in enumerate(DAYS):
        factories.make_recommendation(holder, due_on=day, title=f"Line {number % 2}")
    with as_person(holder):
        yield Recommendation.objects.readable_by(holder)


def forwards(queryset, sort, size=2):
    pages, cursor = [], ""
    while True:
        page = keyset.page_of(queryset, sort=sort, size=size, cursor=cursor)
        pages.append(page)
        cursor = page.next
        if not cursor:
            return pages


def refs(pages):
    return [row.ref for page in pages for row in page.rows]


@pytest.mark.parametrize("sort", ["due_on", "-due_on", "title", "-changed_at"])
def test_every_row_comes_once_and_empty_days_last(recommendations, sort):
    pages = forwards(recommendations, sort)
    assert sorted(refs(pages)) == sorted(r.ref for r in recommendations)
    if sort.endswith("due_on"):
        assert [row.due_on for row in pages[-1].rows] == [None]


@pytest.mark.parametrize("sort", ["due_on", "-due_on", "title"])
def test_the_way_back_is_the_way_there(recommendations, sort):
    *before, last = forwards(recommendations, sort)
    back = []
    cursor = last.previous
    while cursor:
        page = keyset.page_of(recommendations, sort=sort, size=2, cursor=cursor)
        back.insert(0, page)
        cursor = page.previous
    assert refs(back) == refs(before)


def test_a_cursor_holds_no_primary_key_and_no_text(recommendations):
    cursor = keyset.page_of(recommendations, sort="title", size=2).next
    said = json.loads(urlsafe_b64decode(cursor + "=="))
    assert said == [said[0], False]
    assert said[0].startswith("R-")


@pytest.mark.parametrize("cursor", ["?", "AAAA", "W10", "WyJcdTAwMDAiLGZhbHNlXQ"])
def test_a_damaged_cursor_leads_to_the_first_page(recommendations, cursor):
    first = keyset.page_of(recommendations, sort="title", size=2)
    page = keyset.page_of(recommendations, sort="title", size=2, cursor=cursor)
    assert page.rows == first.rows


@pytest.mark.parametrize(
    "said",
    [
        '["R-1", false, "\\ud800"]',
        '["R-1", false, "\\u0000"]',
        '["R-1", false, "9999-12-31T23:59:59-14:00"]',
        "[" * 3000,
    ],
)
@pytest.mark.parametrize("sort", ["title", "due_on", "-created_at", "priority"])
def test_so_does_one_made_to_harm(recommendations, sort, said):
    cursor = urlsafe_b64encode(said.encode()).decode()
    first = keyset.page_of(recommendations, sort=sort, size=2)
    page = keyset.page_of(recommendations, sort=sort, size=2, cursor=cursor)
    assert page.rows == first.rows
