"""Every way to a visit: hidden, it answers like one that never was."""

import pytest

from .lines import send, write
from .posting import on

MISSING = "V-000000"
PAGES = [
    "/visits/{ref}/",
    "/visits/{ref}/notebook/",
    "/visits/{ref}/notebook/paste/",
    "/visits/{ref}/notebook/template/",
    "/visits/{ref}/notebook/import/",
    "/api/v1/visits/{ref}/",
]
NOTEBOOK = PAGES[1:5]
POSTS = [
    "/visits/{ref}/steps/agreed/",
    "/visits/{ref}/delegation/",
    "/visits/{ref}/delegation/leave/",
    "/visits/{ref}/notebook/",
    "/visits/{ref}/notebook/send/",
    "/visits/{ref}/notebook/R-000000/",
    "/visits/{ref}/workbooks/W-000000/columns/",
    "/visits/{ref}/workbooks/W-000000/bring-in/",
    "/visits/{ref}/workbooks/W-000000/3/",
]


def same_but_for(ref, answer):
    return answer.content.replace(ref.encode(), MISSING.encode())


@pytest.mark.parametrize("page", PAGES)
def test_a_hidden_visit_answers_like_a_missing_one(client, visit, outsider, page):
    client.force_login(outsider)
    hidden = client.get(page.format(ref=visit.ref))
    missing = client.get(page.format(ref=MISSING))
    assert hidden.status_code == missing.status_code == 404
    assert same_but_for(visit.ref, hidden) == missing.content


@pytest.mark.parametrize("page", POSTS)
def test_nothing_is_done_to_a_hidden_visit(client, visit, outsider, page):
    client.force_login(outsider)
    hidden = client.post(page.format(ref=visit.ref))
    missing = client.post(page.format(ref=MISSING))
    assert hidden.status_code == missing.status_code == 404
    assert same_but_for(visit.ref, hidden) == missing.content


@pytest.mark.parametrize("page", NOTEBOOK)
def test_the_notebook_is_there_for_the_delegation_alone(
    client, visit, holder, colleague, page
):
    for person, status in ((holder, 200), (colleague, 404)):
        client.force_login(person)
        assert client.get(page.format(ref=visit.ref)).status_code == status


def test_a_confidential_line_is_at_no_door(client, agreed, holder, reader, outsider):
    line = write(agreed, holder, text="Keep this apart.", confidential=True)
    send(agreed, holder)
    client.force_login(holder)
    client.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 40))
    for person in (reader, outsider):
        client.force_login(person)
        for door in (line.get_absolute_url(), f"/api/v1/recommendations/{line.ref}/"):
            assert client.get(door).status_code == 404
        for door in ("/visits/", "/visits/due-under-16e/", "/api/v1/recommendations/"):
            page = client.get(door).content
            assert b"Keep this apart" not in page
            assert line.ref.encode() not in page


def test_a_hidden_workbook_answers_like_a_missing_one(client, visit, kept, expert):
    client.force_login(expert)
    missing = client.get(f"/visits/{visit.ref}/workbooks/W-000000/")
    assert client.get(kept).status_code == 200
    assert missing.status_code == 404
