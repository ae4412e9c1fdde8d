"""Lines of a notebook dragged by their number, stored as the page shows them."""

import pytest

from .conftest import sign_in

LINE = "[data-line][data-ref]:has([data-move])"


@pytest.fixture
def notebook(chromium, portal):
    """A notebook of the exercise that has drafts to move."""
    context = chromium.new_context(base_url=portal, locale="en")
    page = context.new_page()
    sign_in(page, "analyst.cted")
    page.goto("/visits/")
    visits = [
        a.get_attribute("href")
        for a in page.locator("tbody th a[href^='/visits/']").all()
    ]
    for address in visits:
        page.goto(f"{address}notebook/")
        if page.locator(LINE).count() > 2:
            break
    yield page
    context.close()


def order(page):
    return [line.get_attribute("data-ref") for line in page.locator(LINE).all()]


def test_a_line_is_dragged_before_all_others(notebook):
    first, second, third, *rest = order(notebook)
    numbers = notebook.locator(f"{LINE} [data-number]")
    start, end = numbers.nth(2).bounding_box(), numbers.nth(0).bounding_box()
    notebook.mouse.move(start["x"] + 4, start["y"] + 4)
    notebook.mouse.down()
    with notebook.expect_response(lambda answer: answer.url.endswith("/move/")):
        notebook.mouse.move(end["x"] + 4, end["y"] - 2, steps=8)
        notebook.mouse.up()
    assert order(notebook) == [third, first, second, *rest]
    notebook.reload()
    assert order(notebook) == [third, first, second, *rest]
