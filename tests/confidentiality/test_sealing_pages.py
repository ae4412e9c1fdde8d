"""The pages on which an office keeps one field to itself, and shares it again."""

import pytest

from ctportal.confidentiality import returning
from ctportal.confidentiality.actions import leave_circle, released_to
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import Return, SealedValue
from ctportal.people.models import Community, CommunityMember

from .. import factories
from . import sealed
from .sealed import CANARY


@pytest.fixture
def record(holder, reader):
    return sealed.shared_with(reader.entity, by=holder)


@pytest.fixture
def second(cted):
    """Another keeper of the originating office's records."""
    return factories.person_of(cted, role="head", clearance=1)


@pytest.fixture
def address(record, holder):
    """Where it is decided on a value that was sealed by hand."""
    return f"/confidentiality/sealed/{sealed.seal(record, by=holder).ref}/"


def test_a_field_is_kept_back_from_its_page(browser, record, holder, reader):
    page = f"/confidentiality/readers/{record.ref}/seal/"
    assert "Addressee" in browser(holder).get(page).content.decode()
    assert browser(holder).post(page, {"field": "text"}).status_code == 302
    assert sealed.read(record, reader).text == "Not shared"


def test_readers_who_are_named_keep_it(browser, record, holder, reader):
    page = f"/confidentiality/readers/{record.ref}/seal/"
    browser(holder).post(page, {"field": "text", "readers": ["Entity:unoct"]})
    assert sealed.read(record, reader).text == CANARY


def test_others_may_not(browser, record, reader, cted):
    auditor = factories.person_of(cted, role="auditor", clearance=1)
    for person in (reader, auditor):
        page = f"/confidentiality/readers/{record.ref}/seal/"
        assert browser(person).get(page).status_code == 403


def test_two_people_share_it_again(browser, record, address, holder, second, reader):
    browser(holder).post(address)
    browser(holder).post(address, {"confirm": ""})
    assert sealed.read(record, reader).text == "Not shared"
    browser(second).post(address, {"confirm": ""})
    assert sealed.read(record, reader).text == CANARY


def test_the_second_one_finds_it_waiting(browser, record, address, holder, second):
    browser(holder).post(address)
    with as_person(second):
        assert [item.note for item in returning.waiting(second)] == [record.ref]
    with as_person(holder):
        assert list(returning.waiting(holder)) == []
    page = browser(second).get(f"/confidentiality/readers/{record.ref}/")
    assert "Confirm: share again" in page.content.decode()


def test_what_is_turned_down_stays_sealed(browser, address, holder, second):
    browser(holder).post(address)
    browser(second).post(address, {"turn-down": ""})
    with as_person(holder):
        assert not Return.objects.open().exists()
        assert SealedValue.objects.locked().count() == 1


def test_a_draft_leaves_its_circle_with_what_was_sealed_for_the_state(
    holder, reader, cted, carana
):
    circle = Community.objects.create(code="circle", names={"en": "Circle"})
    CommunityMember.objects.create(community=circle, entity=cted)
    draft = factories.make_recommendation(holder, text=CANARY, circle=circle)
    donors = factories.ask_confidentiality([], by=holder, against="donors")
    sealed.seal(draft, by=holder, requests=[donors])
    with as_person(holder):
        leave_circle([draft], by=holder, releases_for=to_the_office_of(reader))
    assert sealed.read(draft, reader).text == CANARY


def to_the_office_of(person):
    return lambda _record: [released_to(person.entity)]
