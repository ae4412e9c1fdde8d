from datetime import date
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django_filters import ChoiceFilter, DateFromToRangeFilter

from assessments.models import Recommendation
from ctportal.pages import lists
from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter
from ctportal.pages.shown import Shown
from ctportal.reference.models import Theme
from tests import factories


class RecommendationFilter(ListFilter):
    searched = ("title", "text")
    status = ChoiceFilter(choices=Recommendation.Status.choices, label="Status")
    theme = NamedChoiceFilter(field_name="theme", key="code", label="Theme")
    due_on = DateFromToRangeFilter(label="Due")

    class Meta:
        model = Recommendation
        fields = ()


class Recommendations(lists.ListPage):
    title = "Recommendations"
    columns = (
        Column("title", "Title", sort="title"),
        Column("due_on", "Due", sort="due_on"),
        Column("priority", "Priority", numeric=True),
        Column("text", "Text", shown=False),
    )
    filterset = RecommendationFilter
    sort = "-due_on"


@pytest.fixture
def asked(holder, as_person):
    """The list as an address asks for it, of three recommendations."""
    for number in range(3):
        factories.make_recommendation(
            holder,
            title=f"Line {number}",
            text="=SUM(A1)" if number else "Ports",
            due_on=date(2026, 5, 1 + number),
            classification=1 if number == 2 else 0,
        )
    factory = RequestFactory()

    def ask(address="", **facts):
        request = factory.get(f"/recommendations/?{address}")
        request.user, request.shown = holder, Shown()
        rows = Recommendation.objects.readable_by(holder).for_table()
        return lists.page(request, Recommendations, rows, **facts)

    with as_person(holder):
        yield ask


def titles(response):
    return [row.title for row in response.context_data["listing"].page.rows]


def test_the_list_stands_as_it_says(asked):
    assert titles(asked()) == ["Line 2", "Line 1", "Line 0"]


def test_a_head_sorts_both_ways(asked):
    assert titles(asked("sort=title")) == ["Line 0", "Line 1", "Line 2"]
    heads = asked("sort=title").context_data["listing"].heads
    assert (heads[0].sorted, heads[0].href) == ("ascending", "?sort=-title")


def test_an_unknown_sort_is_the_usual_one(asked):
    assert titles(asked("sort=marking__holder")) == ["Line 2", "Line 1", "Line 0"]


def test_words_and_filters_narrow_and_say_so(asked):
    response = asked("q=ports&status=draft")
    listing = response.context_data["listing"]
    assert titles(response) == []
    assert [(f.label, f.said) for f in listing.in_force] == [
        ("Words", "ports"),
        ("Status", "draft"),
    ]
    assert listing.in_force[0].without == "?status=draft"


def test_both_ends_of_a_range_are_said(asked):
    response = asked("due_on_after=2026-05-02&due_on_before=2026-05-02")
    in_force = response.context_data["listing"].in_force
    assert titles(response) == ["Line 1"]
    assert [f.said for f in in_force] == ["from 2026-05-02", "until 2026-05-02"]


def test_choices_come_from_what_the_reader_may_read(asked, reader):
    factories.make_recommendation(reader, theme=Theme.objects.last())
    form = asked().context_data["listing"].filter.form
    offered = [value for value, label in form.fields["theme"].choices if value]
    assert offered == [Theme.objects.first().code]


def test_columns_are_chosen_in_the_address(asked):
    shown = asked("columns=text&columns=title").context_data["listing"].shown_columns
    assert [column.key for column in shown] == ["title", "text"]


def test_what_is_on_the_page_is_said_to_be_shown(asked):
    response = asked("size=25")
    assert len(response._request.shown) == 3
    assert response._request.shown.highest == 1


def test_the_rows_are_counted_in_words(asked):
    assert asked().context_data["listing"].counted == "3 results"


def test_beyond_a_thousand_the_count_stops(asked, monkeypatch):
    monkeypatch.setattr(lists, "MOST_COUNTED", 2)
    assert asked().context_data["listing"].counted == "more than 1,000"


def test_the_number_of_queries_does_not_grow_with_the_rows(
    asked, holder, django_assert_max_num_queries
):
    for number in range(20):
        factories.make_recommendation(holder, title=f"More {number}")
    with django_assert_max_num_queries(8):
        asked().render()


def test_clearing_keeps_how_the_list_is_looked_at(asked):
    listing = asked("q=a&sort=title&size=25").context_data["listing"]
    assert QueryDict(listing.clear_url[1:]).dict() == {"sort": "title", "size": "25"}


@pytest.mark.parametrize(("act", "dashes"), [("", 1), ("accession", 0)])
def test_a_second_line_that_says_nothing_is_not_drawn(act, dashes):
    bound_on = Column("bound_on", "Party since", below="act")
    row = SimpleNamespace(bound_on="2001" if act else None, act=act)
    assert bound_on.html(row).count("–") == dashes
    assert ("meta" in bound_on.html(row)) is bool(act)
