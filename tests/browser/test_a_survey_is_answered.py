"""A survey is filled in over a slow line: what is typed meanwhile is not lost."""

import pytest

ANALYST = "analyst.cted"
TEXT = "Article 12 covers it in part."


@pytest.fixture
def part(desk):
    """The window on the part of a survey that is being filled in."""
    window = desk(ANALYST)
    window.goto("/assessments/answers/?q=2+Nov&sort=-as_of")
    window.goto(window.locator("tbody th a").first.get_attribute("href") + "fill/")
    yield window
    window.unroute_all()


@pytest.fixture
def row(part):
    """A question that is answered by a level and in words."""
    return part.locator("article:has(select)").first


def test_words_typed_while_a_level_is_on_its_way_are_stored(part, row):
    held = []

    def hold(route):
        held.append(route)

    part.route("**/questions/**", hold)
    row.locator("select").select_option("partially")
    row.locator("textarea").fill(TEXT)
    _let_through(part, held)
    assert row.locator("textarea").input_value() == TEXT
    row.locator("textarea").blur()
    _let_through(part, held)
    part.reload()
    assert row.locator("select").input_value() == "partially"
    assert row.locator("textarea").input_value() == TEXT


def test_what_could_not_be_stored_says_so_and_is_sent_again(part, row):
    part.route("**/questions/**", lambda route: route.abort())
    row.locator("input[name$=drawn_from]").fill("Penal Code")
    row.locator("input[name$=drawn_from]").blur()
    row.locator("[data-unsent]").wait_for(state="visible")
    part.unroute_all()
    with part.expect_response("**/questions/**"):
        row.locator("[data-unsent] button").click()
    row.locator("[data-unsent]").wait_for(state="hidden")
    part.reload()
    assert row.locator("input[name$=drawn_from]").input_value() == "Penal Code"


def _let_through(part, held):
    part.wait_for_timeout(200)
    with part.expect_response("**/questions/**"):
        held.pop().continue_()
