"""Due under 16 e: where each visit stands, for each reader."""

import pytest

from .lines import write
from .posting import on


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
        ("awaiting_the_state", 1),
        ("before_the_committee", 0),
        ("confidential", 1),
        ("overdue", 1),
    ],
)
def test_each_figure_leads_to_its_visits(as_holder, agreed, holder, standing, count):
    write(agreed, holder, confidential=True)
    as_holder.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 31))
    page = as_holder.get(f"/visits/due-under-16e/?standing={standing}")
    assert page.content.decode().count(f'href="/visits/{agreed.ref}/"') == count
