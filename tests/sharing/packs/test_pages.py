"""The pages of packs, seen by who may and who may not."""

from uuid import uuid4

import pytest
from django.utils import timezone

from ctportal.confidentiality.actions import cover, open_record, release
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.people.models import Entity
from sharing.packs.models import Copy, Pack
from tests import factories

NO_SUCH = "B-000000"


@pytest.fixture
def visiting(client):
    """`visiting(person)`: a browser in which they are signed in."""

    def visit(person):
        client.force_login(person)
        return client

    return visit


@pytest.fixture
def given(make_pack, make_copy, holder, reader, shared):
    """A pack for the reader, with its first copy."""
    pack = make_pack(holder, reader=reader)
    return make_copy(pack, holder).pack


def status_of(browser, address):
    """The status of an answer; a file is closed once it was read."""
    answer = browser.get(address)
    if answer.streaming:
        list(answer.streaming_content)
    return answer.status_code


def withdraw(record, by, as_person):
    """Put a record under a confidentiality request."""
    with as_person(by):
        request = open_record(
            ConfidentialityRequest,
            by=by,
            channel="oral",
            received_on=timezone.localdate(),
        )
        cover([record], request=request, by=by)


def test_the_readers_page_shows_the_document_and_the_copy(given, visiting, reader):
    page = visiting(reader).get(f"/packs/{given.ref}/")
    assert "Share passenger data between the crossings." in page.text
    assert f"/packs/{given.ref}/copies/1/" in page.text
    assert "Make a PDF copy" not in page.text


def test_a_copy_comes_as_a_file(given, visiting, reader):
    answer = visiting(reader).get(f"/packs/{given.ref}/copies/1/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert f'filename="{given.ref}-1.pdf"' in answer.headers["Content-Disposition"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize("path", ["", "copies/1/"])
def test_a_hidden_pack_answers_like_a_missing_one(given, visiting, outsider, path):
    browser = visiting(outsider)
    hidden = browser.get(f"/packs/{given.ref}/{path}")
    missing = browser.get(f"/packs/{NO_SUCH}/{path}")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.text.replace(given.ref, NO_SUCH) == missing.text


def test_a_hidden_pack_is_missing_from_the_api(given, visiting, outsider, reader):
    hidden = visiting(outsider).get(f"/api/v1/packs/{given.ref}/")
    missing = visiting(outsider).get(f"/api/v1/packs/{NO_SUCH}/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    found = visiting(reader).get(f"/api/v1/packs/{given.ref}/")
    assert found.json()["for_person"] == reader.login


def test_a_copy_closes_when_one_of_its_records_is_withdrawn(
    given, visiting, holder, reader, shared, as_person
):
    withdraw(shared, holder, as_person)
    address = f"/packs/{given.ref}/copies/1/"
    assert status_of(visiting(reader), address) == 404
    assert address not in visiting(reader).get(f"/packs/{given.ref}/").text
    # Closed is closed: its maker makes another, of what its reader still may read.
    assert status_of(visiting(holder), address) == 404


def test_the_makers_office_is_told_that_a_copy_is_closed(
    make_pack, make_copy, visiting, holder, reader, carana, as_person
):
    theirs = factories.make_recommendation(reader, state=carana, title="Ours")
    with as_person(reader):
        release(theirs, to=holder.entity, by=reader)
    pack = make_copy(make_pack(holder, reader=holder.entity), holder).pack
    withdraw(theirs, reader, as_person)
    page = visiting(holder).get(f"/packs/{pack.ref}/")
    assert "not all of it may be read any more" in page.text
    assert status_of(visiting(holder), f"/packs/{pack.ref}/copies/1/") == 404


def test_a_copy_is_closed_by_hand(given, visiting, holder, reader):
    visiting(holder).post(f"/packs/{given.ref}/copies/1/close/")
    assert status_of(visiting(reader), f"/packs/{given.ref}/copies/1/") == 404


def test_a_double_click_makes_one_copy(make_pack, visiting, holder, as_person):
    pack = make_pack(holder, reader=holder.entity)
    asked = {"format": "docx", "token": str(uuid4())}
    for _click in range(2):
        visiting(holder).post(f"/packs/{pack.ref}/copies/", asked)
    with as_person(holder):
        assert Copy.objects.readable_by(holder).count() == 1


def test_a_copy_asked_for_in_an_unknown_form_is_refused(make_pack, visiting, holder):
    pack = make_pack(holder, reader=holder.entity)
    asked = {"format": "exe", "token": str(uuid4())}
    answer = visiting(holder).post(f"/packs/{pack.ref}/copies/", asked)
    assert answer.status_code == 400


WANTED = {
    "state": "XAA",
    "sections": ["state", "recommendations"],
    "entity": "unoct",
    "classification": "1",
    "language": "es",
    "paper": "a4",
}


def test_the_preview_counts_what_goes_in_and_no_more(
    visiting, holder, shared, kept_back
):
    page = visiting(holder).post("/packs/new/", {**WANTED, "preview": "1"})
    assert page.context["entries"] == [("Recommendations", 1)]
    assert "marshgate" not in page.text


def test_a_pack_is_made_from_its_form(visiting, holder, as_person, shared):
    answer = visiting(holder).post("/packs/new/", WANTED)
    with as_person(holder):
        pack = Pack.objects.readable_by(holder).get()
        assert answer.url == pack.get_absolute_url()
        assert pack.for_entity == Entity.objects.get(code="unoct")


def test_no_pack_is_made_before_a_state_was_chosen(visiting, holder, as_person):
    client = visiting(holder)
    assert not client.get("/packs/new/").context["form"]["state"].value()
    page = client.post("/packs/new/", {**WANTED, "state": ""})
    assert page.status_code == 200
    with as_person(holder):
        assert not Pack.objects.readable_by(holder).exists()


def test_a_person_cleared_lower_is_pointed_out(visiting, holder, unoct):
    person = factories.person_of(unoct, clearance=0)
    page = visiting(holder).post("/packs/new/", {**WANTED, "person": person.login})
    assert "not cleared so high" in page.text


def test_somebody_who_acts_for_no_office_makes_no_pack(visiting, db):
    newcomer = factories.PersonFactory()
    assert visiting(newcomer).get("/packs/new/").status_code == 403
    assert visiting(newcomer).get("/packs/").status_code == 200


def test_the_list_asks_no_more_for_more_packs(
    make_pack, visiting, holder, django_assert_max_num_queries
):
    browser = visiting(holder)
    make_pack(holder, reader=holder.entity)
    with django_assert_max_num_queries(60) as first:
        browser.get("/packs/")
    for _pack in range(5):
        make_pack(holder, reader=holder.entity)
    with django_assert_max_num_queries(len(first)):
        assert browser.get("/packs/").text.count("Briefing") >= 6


def test_a_pack_asks_no_more_for_more_records(
    make_pack, make_copy, visiting, holder, carana, django_assert_max_num_queries
):
    factories.make_recommendation(holder, state=carana)
    pack = make_pack(holder, reader=holder.entity)
    make_copy(pack, holder)
    browser, address = visiting(holder), f"/packs/{pack.ref}/"
    with django_assert_max_num_queries(90) as first:
        browser.get(address)
    for _record in range(5):
        factories.make_recommendation(holder, state=carana)
        make_copy(pack, holder)
    with django_assert_max_num_queries(len(first)):
        browser.get(address)


def test_a_hand_over_names_the_packs_somebody_put_together(
    visiting, holder, cted, unoct, make_pack
):
    pack = make_pack(holder, reader=unoct)
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    page = visiting(officer).get(f"/people/hand-over/?person={holder.login}")
    assert pack.ref in page.content.decode()
