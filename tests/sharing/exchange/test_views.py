"""The exchange pages, for the sender, for recipients and for everybody else."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from sharing.exchange import actions

from . import exchanges

NO_SUCH = "/exchange/editions/E-000000/"


@pytest.fixture
def edition(offices, matrix):
    """One line for both recipients, one for UNOCT, one for nobody."""
    exchanges.recommend(offices, offices.unoct, offices.unodc, title="For both")
    exchanges.recommend(offices, offices.unoct, title="For UNOCT")
    exchanges.recommend(offices, title="For nobody")
    actions.make_due_editions(date(2026, 5, 20))
    return exchanges.latest_edition(matrix)


@pytest.fixture
def get(client):
    """`get(person, address)` is the answer that this person has."""

    def answer(person, address, **query):
        client.force_login(person)
        return client.get(address, query)

    return answer


def page(answer):
    return answer.content.decode()


def test_each_office_sees_its_own_lines(offices, edition, get):
    for person, told in ((offices.manager, "2 lines"), (offices.staff, "1 line")):
        assert told in page(get(person, edition.get_absolute_url()))
    assert "For UNOCT" not in page(get(offices.staff, edition.get_absolute_url()))


def test_the_sender_sees_what_does_not_go_and_who_received(offices, edition, get):
    kept = exchanges.recommend(offices, offices.unoct, title="Withheld")
    request = exchanges.ask_for_confidentiality([kept], offices)
    shown = page(get(offices.head, edition.get_absolute_url()))
    assert "What of yours does not go to UNOCT" in shown
    assert f"confidentiality request {request.ref}" in shown
    assert "not released to this office" in shown
    assert "Sent and opened" in shown


def test_recipients_are_told_nothing_of_the_others(offices, edition, get):
    shown = page(get(offices.manager, edition.get_absolute_url()))
    for told in ("does not go", "Sent and opened", "UNODC", "View as"):
        assert told not in shown


def test_the_sender_looks_with_a_recipients_eyes(offices, edition, get):
    shown = get(offices.head, edition.get_absolute_url(), seen_as="unodc")
    assert "For both" in page(shown)
    assert "For UNOCT" not in page(shown)


def test_a_recipients_eyes_are_not_for_other_offices(offices, edition, get):
    plain = get(offices.staff, edition.get_absolute_url())
    asked = get(offices.staff, edition.get_absolute_url(), seen_as="unoct")
    assert page(plain).count("<tr") == page(asked).count("<tr")
    assert "For UNOCT" not in page(asked)


def test_opening_shows_to_the_sender(offices, edition, get):
    address = edition.get_absolute_url()
    assert page(get(offices.head, address)).count("Not yet") == 2
    get(offices.manager, address)
    assert page(get(offices.head, address)).count("Not yet") == 1


def test_my_copy_is_made_of_my_lines(offices, edition, get):
    answer = get(offices.staff, edition.get_absolute_url(), format="xlsx")
    file = io.BytesIO(b"".join(answer.streaming_content))
    rows = list(load_workbook(file).active.iter_rows(3, values_only=True))
    assert [(row[0], row[4]) for row in rows] == [(1, "For both")]
    assert "cted-recommendations-1.xlsx" in answer["Content-Disposition"]


def test_changes_are_marked_and_can_be_looked_at_alone(
    offices, edition, matrix, get, as_person
):
    exchanges.recommend(offices, offices.unoct, title="Brand new")
    actions.make_due_editions(date(2026, 6, 20))
    second = exchanges.latest_edition(matrix)
    shown = page(get(offices.manager, second.get_absolute_url(), changed="on"))
    assert "1 line new" in shown
    assert "Brand new" in shown
    assert "For both" not in shown


def test_an_edition_of_others_is_not_there(offices, edition, get, outsider):
    hidden = get(outsider, edition.get_absolute_url())
    missing = get(outsider, NO_SUCH)
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_a_matrix_of_others_is_not_there(offices, edition, get, outsider):
    hidden = get(outsider, "/exchange/cted-recommendations/")
    missing = get(outsider, "/exchange/no-such-matrix/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert "cted-recommendations" not in page(get(outsider, "/exchange/"))


def test_the_calendar_leads_to_the_editions(offices, edition, get):
    for address in ("/exchange/", "/exchange/cted-recommendations/"):
        assert edition.get_absolute_url() in page(get(offices.staff, address))


def test_someone_without_an_office_has_an_empty_page(edition, get):
    newcomer = exchanges.factories.PersonFactory()
    assert "Nothing here" in page(get(newcomer, "/exchange/"))


@pytest.mark.parametrize("person", ["head", "manager"])
def test_more_lines_cost_no_more_queries(person, offices, matrix, edition, get):
    reader, address = getattr(offices, person), edition.get_absolute_url()
    get(reader, address)
    few = _queries(reader, address, get)
    for _more in range(5):
        made = exchanges.recommend(offices, offices.unoct)
        exchanges.need_of(made, offices, offices.unoct)
        exchanges.recommend(offices)
    actions.make_due_editions(date(2026, 6, 20))
    second = exchanges.latest_edition(matrix)
    # One more for each of the lines and the ties of the edition compared with.
    assert _queries(reader, second.get_absolute_url(), get) <= few + 3


def _queries(reader, address, get):
    with CaptureQueriesContext(connection) as told:
        get(reader, address)
    return len(told)
