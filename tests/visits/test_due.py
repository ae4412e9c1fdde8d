"""Due under 16 e: where each visit stands, for each reader."""

import re

import pytest

from visits.filters import DueFilter

from .conftest import open_visit
from .lines import send, write
from .posting import on

FIGURE = re.compile(r'href="[^"]*\?standing=(\w+)">(\d+)</a>')


def test_the_other_office_sees_when_results_are_due(client, agreed, holder, reader):
    client.force_login(holder)
    client.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 10))
    client.force_login(reader)
    page = client.get("/visits/due-under-16e/").content.decode()
    assert "20 days left" in page
    assert "Confidential</th>" not in page
    assert agreed.title in page


@pytest.mark.parametrize(
    ("standing", "count"),
    [
        ("transmitted", 1),
        ("awaiting_the_state", 0),
        ("before_the_committee", 0),
        ("confidential", 1),
        ("kept_whole", 0),
        ("overdue", 0),
    ],
)
def test_each_figure_leads_to_its_visits(as_holder, agreed, holder, standing, count):
    write(agreed, holder, confidential=True)
    as_holder.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 31))
    page = as_holder.get(f"/visits/due-under-16e/?standing={standing}")
    assert page.content.decode().count(f'href="/visits/{agreed.ref}/"') == count


def figures_of(client) -> dict[str, int]:
    """Each figure of the page, by the word its link asks for."""
    page = client.get("/visits/due-under-16e/").content.decode()
    return {word: int(count) for word, count in FIGURE.findall(page)}


def test_every_figure_is_the_number_of_its_rows(as_holder, agreed, holder, katasi):
    open_visit(holder, katasi)
    as_holder.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 31))
    for word, count in figures_of(as_holder).items():
        page = as_holder.get(f"/visits/due-under-16e/?standing={word}&format=csv")
        rows = page.getvalue().decode().strip().splitlines()[2:]
        assert len(rows) == count, word


def test_every_visit_stands_in_one_place(as_holder, agreed, holder, katasi):
    visits = [agreed, open_visit(holder, katasi)]
    as_holder.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 5))
    figures = figures_of(as_holder)
    assert sum(figures[word] for word, _label in DueFilter.WHERE) == len(visits)
    assert (figures["awaiting_the_state"], figures["overdue"]) == (1, 1)


def test_a_visit_of_which_all_is_kept_is_not_transmitted(
    as_holder, agreed, holder, reader, browser
):
    write(agreed, holder, confidential=True)
    as_holder.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 31))
    send(agreed, holder)
    figures = figures_of(as_holder)
    assert (figures["transmitted"], figures["kept_whole"]) == (0, 1)
    others = figures_of(browser(reader))
    assert others["transmitted"] == 1
    assert "kept_whole" not in others
    assert "confidential" not in others
