"""Editions for machines."""

from datetime import date

import pytest

from sharing.exchange import actions

from . import exchanges


@pytest.fixture
def edition(offices, matrix):
    exchanges.recommend(offices, offices.unoct, offices.unodc, title="For both")
    exchanges.recommend(offices, offices.unoct, title="For UNOCT")
    actions.make_due_editions(date(2026, 5, 20))
    return exchanges.latest_edition(matrix)


def test_an_edition_comes_with_its_readers_lines(offices, edition, client):
    client.force_login(offices.staff)
    told = client.get(f"/api/v1/editions/{edition.ref}/").json()
    (line,) = told["lines"]
    assert (told["matrix"], told["number"]) == ("cted-recommendations", 1)
    assert (line["number"], line["values"]["title"]) == (1, "For both")


def test_the_list_holds_no_lines(offices, edition, client):
    client.force_login(offices.staff)
    (told,) = client.get("/api/v1/editions/").json()["results"]
    assert told["ref"] == edition.ref
    assert "lines" not in told


def test_an_edition_of_others_is_not_there(edition, outsider, client):
    client.force_login(outsider)
    assert client.get("/api/v1/editions/").json()["results"] == []
    hidden = client.get(f"/api/v1/editions/{edition.ref}/")
    missing = client.get("/api/v1/editions/E-000000/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
