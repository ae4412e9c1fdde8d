"""Pages of notes, as their writer, their signer and their reader work with them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ctportal.people.models import Classification
from sharing.notes import actions
from sharing.notes.models import Note
from tests import factories

from .conftest import found

WRITTEN = {
    "title": "Before the Committee meets",
    "text": "The marshgate visit is postponed.",
    "language": "en",
    "classification": "2",
    "signatory": "head-cted",
    "receivers": ["head-unoct"],
}


def words(answer):
    return answer.content.decode()


def test_a_note_is_written_signed_and_acknowledged(browser, drafter, head, other_head):
    written = browser(drafter).post("/notes/new/?kind=information-note", WRITTEN)
    address = written.url
    assert "Put before who signs it" in words(browser(drafter).get(address))
    browser(drafter).post(f"{address}hand-in/")
    assert "meets: to sign" in words(browser(head).get("/"))
    browser(head).post(f"{address}sign/")
    assert "meets: to acknowledge" in words(browser(other_head).get("/"))
    browser(other_head).post(f"{address}acknowledge/", {"remark": "Noted."})
    assert "Noted." in words(browser(head).get(address))
    assert "to acknowledge" not in words(browser(other_head).get("/"))


def test_a_note_is_answered(browser, given, other_head, head):
    page = browser(other_head).get(f"/notes/new/?answers={given.ref}")
    assert f"answers={given.ref}" in words(page)
    address = f"/notes/new/?kind=information-note&answers={given.ref}"
    reply = WRITTEN | {"title": "Noted", "signatory": "head-unoct"}
    reply |= {"receivers": ["head-cted"]}
    reply = browser(other_head).post(address, reply).url
    assert given.ref in words(browser(other_head).get(reply))
    assert "Noted" not in words(browser(head).get(given.get_absolute_url()))


@pytest.mark.parametrize("step", ["hand-in", "sign", "pass-on", "acknowledge"])
def test_a_step_of_another_is_refused(browser, given, head, step, colleague):
    missing = browser(colleague).post(f"/notes/N-000000/{step}/")
    hidden = browser(colleague).post(f"/notes/{given.ref}/{step}/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_a_draft_is_changed_and_a_given_note_is_not(browser, write, drafter, given):
    note = write(drafter)
    form = browser(drafter).get(f"/notes/{note.ref}/edit/").context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"text": "Otherwise."}
    hidden = {form[name].html_initial_name: form[name].value() for name in form.fields}
    browser(drafter).post(f"/notes/{note.ref}/edit/", hidden | sent)
    page = browser(drafter).get(note.get_absolute_url())
    assert "Otherwise." in words(page)
    assert browser(drafter).get(f"/notes/{given.ref}/edit/").status_code == 403


def test_a_note_speaks_of_records_its_writer_reads(browser, drafter, holder, reader):
    known = factories.make_recommendation(holder)
    hidden = factories.make_recommendation(reader)
    sent = WRITTEN | {"records": f"{known.ref.lower()}, {hidden.ref}"}
    page = words(browser(drafter).post("/notes/new/?kind=information-note", sent))
    assert f"There is nothing for you at {hidden.ref}." in page
    sent = WRITTEN | {"records": known.ref}
    address = browser(drafter).post("/notes/new/?kind=information-note", sent).url
    assert "Connect the posts" in words(browser(drafter).get(address))


def test_a_record_a_note_speaks_of_is_shown_to_its_readers_alone(
    browser, write, give, drafter, head, other_head, holder
):
    note = write(drafter, records=[factories.make_recommendation(holder)])
    give(note, drafter, head)
    assert "Connect the posts" in words(browser(head).get(note.get_absolute_url()))
    page = words(browser(other_head).get(note.get_absolute_url()))
    assert "postponed" in page
    assert "Connect the posts" not in page


def test_each_office_gives_the_kinds_it_shares_by_default(browser, head, other_head):
    page = words(browser(head).get("/notes/new/"))
    assert "Strategic advice" in page
    assert "Information from an office" not in page
    page = words(browser(other_head).get("/notes/new/"))
    assert "Strategic advice" not in page
    assert "Information from an office" in page


def test_who_only_reads_writes_no_note(browser, outsider, cted):
    reading = factories.person_of(cted, role="reader", clearance=1)
    for person in (outsider, reading):
        assert browser(person).get("/notes/new/").status_code == 403


def test_every_note_warns_of_what_is_not_written(browser, drafter):
    page = browser(drafter).get("/notes/new/?kind=advice")
    assert "Not for operational intelligence" in words(page)


def test_the_api_answers_those_it_names(browser, given, other_head, colleague):
    answer = browser(other_head).get(f"/api/v1/notes/{given.ref}/").json()
    assert answer["receivers"] == ["head-unoct"]
    assert browser(colleague).get("/api/v1/notes/").json()["results"] == []


def test_lists_and_home_take_as_many_queries_for_many_notes(
    browser, write, give, drafter, head, other_head, as_person
):
    addresses = ["/notes/", "/api/v1/notes/", "/"]
    client = browser(other_head)
    give(write(drafter), drafter, head)
    few = [queries_of(client, address) for address in addresses]
    for _note in range(4):
        give(write(drafter), drafter, head)
    many = [queries_of(client, address) for address in addresses]
    assert many <= few


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_information_from_an_office_is_passed_on(browser, reader, holder):
    sent = {
        "title": "From the field",
        "text": "The office reports.",
        "language": "en",
        "originator": "undp",
        "passing_on": "freely",
        "came_on": "2026-05-01",
        "classification": str(int(Classification.CONFIDENTIAL)),
    }
    address = browser(reader).post("/notes/new/?kind=from-offices", sent).url
    assert browser(holder).get(address).status_code == 404
    browser(reader).post(f"{address}pass-on/")
    assert "The office reports." in words(browser(holder).get(address))


def test_somebody_else_was_quicker(browser, given, head, other_head, as_person):
    with as_person(other_head):
        actions.acknowledge(found(other_head, given), by=other_head)
    again = browser(head).post(f"/notes/{given.ref}/sign/", follow=True)
    assert "This was done already" in words(again)
    with as_person(head):
        assert Note.objects.readable_by(head).get().is_given


def test_a_hand_over_names_the_notes_somebody_drafted(browser, drafter, head, write):
    note = write(drafter)
    page = browser(head).get(f"/people/hand-over/?person={drafter.login}")
    assert note.get_absolute_url() in page.content.decode()
