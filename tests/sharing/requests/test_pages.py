"""A confidentiality request as people enter it, look at it and lift it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.models import Recommendation
from ctportal.confidentiality.actions import released_to
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.correspondence.models import Document
from ctportal.pages.waiting import registered

from ... import factories

TYPED = {
    "channel": "note",
    "received_on": "2026-01-02",
    "letter_number": "NV 7/2026",
    "against": "everyone",
}
NEW = "/confidentiality/requests/new/?state=XAA"


@pytest.fixture
def shared(holder, unoct, carana):
    return factories.make_recommendation(
        holder, state=carana, releases=[released_to(unoct)]
    )


@pytest.fixture
def typed(shared):
    return TYPED | {"scope": shared.ref}


def read_by(person, as_person):
    with as_person(person):
        return list(Recommendation.objects.readable_by(person))


def kept(holder, as_person):
    with as_person(holder):
        return list(ConfidentialityRequest.objects.readable_by(holder))


def test_its_effect_is_shown_before_anything_is_done(
    browser, holder, reader, shared, typed, as_person
):
    page = browser(holder).post(NEW, typed).content.decode()
    assert reader.name in page
    assert 'value="NV 7/2026"' in page
    assert kept(holder, as_person) == []
    assert read_by(reader, as_person) == [shared]


def test_one_click_after_that_it_is_in_force(
    browser, holder, reader, shared, typed, as_person
):
    letter = SimpleUploadedFile("note.txt", b"We ask")
    sent = typed | {"apply": "yes", "file": letter}
    answer = browser(holder).post(NEW, sent)
    (asked,) = kept(holder, as_person)
    assert answer.url == asked.get_absolute_url()
    assert read_by(reader, as_person) == []
    with as_person(holder):
        assert Document.objects.get().attached_to_id == asked.pk
    with as_person(reader):
        assert not Document.objects.exists()


def test_nothing_typed_is_lost_when_it_is_changed(browser, holder, typed, as_person):
    page = browser(holder).post(NEW, typed | {"change": "yes"}).content.decode()
    assert 'value="NV 7/2026"' in page
    assert page.count(" checked") == 1
    assert kept(holder, as_person) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"letter_number": ""},
        {"received_on": "2999-01-01"},
        {"against": "named"},
        {"scope": ""},
        {"scope": "R-XXXXXX"},
    ],
)
def test_a_wrong_form_says_so_and_does_nothing(
    browser, holder, typed, as_person, wrong
):
    page = browser(holder).post(NEW, typed | wrong | {"apply": "yes"})
    assert "There is a problem" in page.content.decode()
    assert kept(holder, as_person) == []


def test_a_wrong_file_leaves_nothing_behind(browser, holder, typed, as_person):
    program = SimpleUploadedFile("note.exe", b"MZ\x90\x00\x03")
    answer = browser(holder).post(NEW, typed | {"apply": "yes", "file": program})
    assert answer.status_code == 200
    assert kept(holder, as_person) == []


def test_one_field_alone_is_kept(browser, holder, reader, shared, as_person):
    scope = {"scope": f"{shared.ref}.text", "apply": "yes"}
    browser(holder).post(NEW, TYPED | scope)
    with as_person(reader):
        found = Recommendation.objects.readable_by(reader).unsealed_for(reader).get()
        assert found.text == "Not shared"


def test_a_request_about_one_record_offers_what_is_under_it(
    browser, holder, shared, carana
):
    other = factories.make_assessment(holder, state=carana)
    page = browser(holder).get(f"/confidentiality/requests/new/?about={other.ref}")
    assert f'value="{other.ref}:findings"' in page.content.decode()
    assert shared.ref not in page.content.decode()


def test_more_is_put_under_it_after_the_same_look(
    browser, holder, reader, shared, carana, as_person
):
    asked = factories.ask_confidentiality([], by=holder, state=carana)
    address = reverse("requests:more", args=[asked.ref])
    page = browser(holder).post(address, {"scope": shared.ref})
    assert reader.name in page.content.decode()
    browser(holder).post(address, {"scope": shared.ref, "apply": "yes"})
    assert read_by(reader, as_person) == []


def test_the_note_is_recorded_when_it_comes(browser, holder, carana, as_person):
    asked = factories.ask_confidentiality([], by=holder, state=carana)
    note = {"channel": "note", "letter_number": "NV 8", "letter_on": "2026-02-01"}
    browser(holder).post(reverse("requests:note", args=[asked.ref]), note)
    (asked,) = kept(holder, as_person)
    assert (asked.channel, asked.letter_number) == ("note", "NV 8")


def test_two_people_lift_it_from_their_pages(
    browser, holder, officer, reader, shared, carana, as_person
):
    asked = factories.ask_confidentiality([shared], by=holder, state=carana)
    said = {"extent": "whole", "reason": "Adopted", "letter_number": "NV 9"}
    browser(holder).post(reverse("requests:lift", args=[asked.ref]), said)
    address = reverse("requests:lifting", args=[asked.ref])
    settle = reverse("requests:settle", args=[asked.ref])
    refused = browser(holder).post(settle, {"answer": "confirm"}, follow=True)
    assert "Only the originating office" in refused.content.decode()
    assert reader.name in browser(officer).get(address).content.decode()
    assert read_by(reader, as_person) == []
    browser(officer).post(settle, {"answer": "confirm"})
    assert read_by(reader, as_person) == [shared]


def test_what_is_due_waits_for_those_who_act(
    holder, officer, shared, carana, as_person
):
    days = {"note_expected_on": "2026-01-03", "until_on": "2026-01-04"}
    factories.ask_confidentiality([shared], by=holder, state=carana, **days)
    for person, count in ((holder, 1), (officer, 2)):
        with as_person(person):
            assert len([w for source in registered for w in source(person)]) == count


def test_nobody_else_knows_of_any(browser, holder, reader, shared, carana):
    asked = factories.ask_confidentiality([shared], by=holder, state=carana)
    assert browser(reader).get(asked.get_absolute_url()).status_code == 404
    listed = browser(reader).get("/confidentiality/requests/").content.decode()
    assert asked.ref not in listed


@pytest.mark.parametrize("standing", ["in_force", "awaiting_note", "lifted"])
def test_requests_are_listed_by_their_standing(browser, holder, carana, standing):
    asked = factories.ask_confidentiality([], by=holder, state=carana)
    page = browser(holder).get(f"/confidentiality/requests/?standing={standing}")
    assert (asked.ref in page.content.decode()) == (standing != "lifted")


def test_the_pages_ask_no_more_for_more_records(
    browser, holder, carana, django_assert_max_num_queries
):
    records = [factories.make_recommendation(holder, state=carana) for _n in range(12)]
    asked = factories.ask_confidentiality(records, by=holder, state=carana)
    signed_in = browser(holder)
    signed_in.get("/")
    for address in (asked.get_absolute_url(), NEW):
        with django_assert_max_num_queries(60):
            signed_in.get(address)
