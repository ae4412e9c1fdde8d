"""By form, by the API and by taking back: who cannot see a value cannot lose it."""

import json
import random
import re

import pytest

from ctportal.confidentiality import actions, revising
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import SealedValue
from sharing.portal.models import SearchEntry

from .. import factories
from . import sealed
from .sealed import CANARY

FORM = {"title": "Posts", "text": "", "priority": "2", "language": "en"}
FORM |= {"needs_assistance": "on"}


@pytest.fixture
def record(holder, reader):
    """Unclassified and shared with UNOCT, its text kept back for the State."""
    made = sealed.shared_with(reader.entity, by=holder, title="Posts", classification=0)
    asked = factories.ask_confidentiality([], by=holder)
    sealed.seal(made, by=holder, requests=[asked])
    return made


@pytest.fixture
def blind(cted):
    """Writes for the originating office, not cleared for the sealed value."""
    return factories.person_of(cted, role="assessment-officer", clearance=0)


def form_of(record, person, **typed):
    now = sealed.read(record, person)
    theme = {"theme": now.theme.code, "version": now.version_read}
    return FORM | theme | typed


def everything_visible(record, person):
    with as_person(person):
        entry = SearchEntry.objects.readable_by(person).filter(pk=record.pk).values()
        return sealed.row(record, person), entry.get()


def test_the_form_of_who_cannot_see_a_value_does_not_have_it(browser, record, blind):
    address = f"/assessments/recommendations/{record.ref}/edit/"
    page = browser(blind).get(address).content.decode()
    assert 'name="title"' in page
    assert 'name="text"' not in page


def test_what_they_send_for_it_is_passed_over(browser, record, blind, holder):
    address = f"/assessments/recommendations/{record.ref}/edit/"
    sent = form_of(record, blind, title="Other", text="Lost")
    assert browser(blind).post(address, sent).status_code == 302
    kept = sealed.read(record, holder)
    assert (kept.title, kept.text) == ("Other", CANARY)


def test_who_sees_a_value_changes_it_by_the_form_and_nothing_moves(
    browser, record, holder, reader
):
    before = everything_visible(record, reader)
    address = f"/assessments/recommendations/{record.ref}/edit/"
    sent = form_of(record, holder, text="Other words")
    assert browser(holder).post(address, sent).status_code == 302
    assert sealed.read(record, holder).text == "Other words"
    assert everything_visible(record, reader) == before


def test_two_forms_over_a_sealed_value_are_settled_field_by_field(
    browser, record, holder
):
    address = f"/assessments/recommendations/{record.ref}/edit/"
    begun = {f"initial-{name}": said for name, said in FORM.items()}
    sent = form_of(record, holder) | begun | {"initial-text": CANARY}
    browser(holder).post(address, sent | {"text": "First"})
    page = browser(holder).post(address, sent | {"text": "Second"}).content.decode()
    assert "has meanwhile stored: “First”" in page


def patch(client, record, **said):
    address = f"/api/v1/recommendations/{record.ref}/"
    return client.patch(address, json.dumps(said), content_type="application/json")


def test_machines_change_fields_as_people_do(browser, record, holder):
    answer = patch(browser(holder), record, version="2.1", text="By a machine")
    assert (answer.status_code, answer.json()["text"]) == (200, "By a machine")
    assert sealed.read(record, holder).text == "By a machine"


def test_machines_that_cannot_see_a_value_pass_it_over(browser, record, blind, holder):
    version = sealed.read(record, blind).version_read
    answer = patch(browser(blind), record, version=version, text="Lost", unknown=1)
    assert answer.status_code == 200
    assert (answer.json()["text"], answer.json()["not_shared"]) == (None, ["text"])
    assert sealed.read(record, holder).text == CANARY


def test_machines_say_which_version_they_have_read(browser, record, holder):
    client = browser(holder)
    assert patch(client, record, title="Other").status_code == 400
    assert patch(client, record, title="Other", version="1").status_code == 409
    version = sealed.read(record, holder).version_read
    assert patch(client, record, priority=9, version=version).status_code == 400


def test_machines_of_others_change_nothing(browser, record, reader):
    version = sealed.read(record, reader).version_read
    assert patch(browser(reader), record, version=version).status_code == 403


def test_a_former_value_is_taken_back(browser, record, holder):
    sent = form_of(record, holder, text="Other words")
    browser(holder).post(f"/assessments/recommendations/{record.ref}/edit/", sent)
    address = f"/confidentiality/readers/{record.ref}/"
    page = browser(holder).get(f"{address}history/").content.decode()
    assert CANARY in page
    at = re.search(r'name="at" value="([^"]+)"', page)[1]
    answer = browser(holder).post(f"{address}revert/", {"field": "text", "at": at})
    assert answer.status_code == 302
    assert sealed.read(record, holder).text == CANARY


def test_former_values_of_what_they_cannot_see_are_not_there(
    browser, record, holder, blind
):
    sent = form_of(record, holder, text="Other words")
    browser(holder).post(f"/assessments/recommendations/{record.ref}/edit/", sent)
    address = f"/confidentiality/readers/{record.ref}/history/"
    assert CANARY not in browser(blind).get(address).content.decode()


def test_nobody_loses_a_value_that_they_cannot_see(browser, record, blind, holder):
    chance = random.Random(12)  # noqa: S311  a walk that can be walked again
    walk = Walk(record, blind, browser(blind))
    # `make proof` goes a thousand steps, by spreadsheets as well.
    for step in range(60):
        act = chance.choices(walk.ways, weights=[10, 10, 30, 10])[0]
        act(f"Title {step}")
    assert walk.now.title.startswith("Title")
    assert sealed.read(record, holder).text == CANARY
    with as_person(holder):
        assert SealedValue.objects.get().version == 1


class Walk:
    """Somebody who changes a record in every way, over and over."""

    def __init__(self, record, person, client):
        self.record, self.person, self.client = record, person, client
        self.ways = [self.by_form, self.by_machine, self.by_action, self.by_taking_back]
        self.look()

    def look(self):
        self.now = sealed.read(self.record, self.person)

    def by_form(self, words):
        sent = form_of(self.record, self.person, title=words, text=words)
        self.client.post(f"/assessments/recommendations/{self.record.ref}/edit/", sent)
        self.look()

    def by_machine(self, words):
        said = {"title": words, "text": words, "version": self.now.version_read}
        patch(self.client, self.record, **said)
        self.look()

    def by_action(self, words):
        with as_person(self.person):
            actions.save_record(self.now, by=self.person, title=words, text=words)

    def by_taking_back(self, words):
        with as_person(self.person):
            for change in revising.changes_of(self.now, self.person)[:1]:
                which = {"field": change.field, "at": change.at}
                revising.revert(self.now, by=self.person, **which)
