"""Pages of what stands around visits."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from ctportal.confidentiality import identity
from visits import actions
from visits.models import Visit

from .conftest import days_ago, open_visit
from .lines import send, write
from .test_pages import queries

DAYS = {"begins_on": days_ago(-40), "ends_on": days_ago(-42)}


@pytest.fixture
def marked(agreed, holder):
    """A visit with one recommendation on women, and one on nothing of the kind."""
    write(agreed, holder, text="Hear women’s groups.", concerns_gender=True)
    write(agreed, holder, text="Connect the posts.")
    send(agreed, holder)
    return f"/visits/{agreed.ref}/extracts/women/"


def test_an_extract_holds_what_is_marked_so(as_holder, marked):
    page = as_holder.get(marked).content.decode()
    assert "Hear women’s groups." in page
    assert "Connect the posts." not in page


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_an_extract_leaves_as_a_file_that_says_how_to_handle_it(
    as_holder, marked, form
):
    content = BytesIO(as_holder.get(f"{marked}?format={form}").getvalue())
    words = words_of(content, form)
    assert "Hear women’s groups." in words
    assert "CONFIDENTIAL" in words
    assert "Connect the posts." not in words


def words_of(content, form):
    if form == "docx":
        document = Document(content)
        head = document.sections[0].header.paragraphs
        return "\n".join(part.text for part in [*head, *document.paragraphs])
    rows = load_workbook(content).active.iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row)


def test_others_extract_only_what_they_read(client, marked, reader):
    client.force_login(reader)
    assert "Hear women’s groups." not in client.get(marked).content.decode()


def test_a_visit_is_postponed_on_its_page(as_holder, visit, holder, as_person):
    path = f"/visits/{visit.ref}/changes/postpone/"
    said = {"on": days_ago(1).isoformat(), "reason": ""}
    assert b"field-wrong" in as_holder.post(path, said).content
    as_holder.post(path, said | {"reason": "Elections were called."})
    with as_person(holder):
        assert Visit.objects.get(pk=visit.pk).status == "postponed"


def test_an_item_is_settled_on_its_row(as_holder, agreed, holder, as_person):
    with as_person(holder):
        item = agreed.checklist.get(template__code="agenda")
    as_holder.post(f"/visits/{agreed.ref}/checklist/{item.ref}/")
    with as_person(holder):
        item.refresh_from_db()
        assert item.settled_by == holder


def test_an_expert_known_by_name_goes_and_reads_nothing(as_holder, visit):
    typed = {"name": "O. Keller", "entity": "interpol", "role": "expert"}
    as_holder.post(f"/visits/{visit.ref}/delegation/", typed)
    assert b"O. Keller" in as_holder.get(f"/visits/{visit.ref}/").content
    assert not visit.delegation.members.filter(entity__code="interpol").exists()


LISTS = ["notices", "missions", "lists", "invitations", "priority-states"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_around_visits_opens(as_holder, name):
    assert as_holder.get(f"/visits/{name}/").status_code == 200


def test_the_list_of_notices_asks_no_more_for_more_rows(
    client, reader, carana, as_person
):
    def announce():
        with as_person(reader):
            actions.give_notice(by=reader, state=carana, title="Airports", **DAYS)

    client.force_login(reader)
    announce()
    few = queries(client, "/visits/notices/")
    for _notice in range(4):
        announce()
    assert queries(client, "/visits/notices/") <= few


def test_priority_states_ask_no_more_for_more_visits(as_holder, holder, carana, agreed):
    few = queries(as_holder, "/visits/priority-states/")
    for _more in range(3):
        more = open_visit(holder, carana)
        with identity.as_person(holder):
            actions.agree(more, by=holder, on=days_ago(60))
            actions.start(more, by=holder)
    assert queries(as_holder, "/visits/priority-states/") <= few


def test_a_notice_is_given_by_machine(client, reader):
    client.force_login(reader)
    typed = {"state": "XAA", "title": "Airports"}
    typed |= {name: day.isoformat() for name, day in DAYS.items()}
    answer = client.post(
        "/api/v1/visit-notices/", typed, content_type="application/json"
    )
    assert answer.status_code == 201
    assert answer.json()["lead_days"] == 40
