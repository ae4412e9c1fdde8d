"""The letter of an act of the Committee: its secretariat’s own, or one received."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.correspondence.letters import ties
from ctportal.correspondence.letters.actions import register

from .test_pages import SENT, decision_of, text_of

TODAY = timezone.localdate().isoformat()
NOTE = {"letter_number": "S/AC.40/NOTE.17"}


@pytest.fixture
def page(report):
    return reverse("decisions:circulate", args=[report.ref])


def letter_of(report, person):
    decision = decision_of(report, person)
    with identity.as_person(person):
        (tie,) = ties.letters_of(decision, person)
    return tie.letter


def test_the_secretariat_sends_its_circular(report, secretary, browser, page):
    client = browser(secretary)
    asked = text_of(client.get(page))
    assert "Our number" in asked
    assert "letter_received_on" not in asked
    assert "letter_direction" not in asked
    client.post(page, SENT | NOTE | {"letter_sent_on": TODAY})
    letter = letter_of(report, secretary)
    assert (letter.direction, letter.sent_on) == ("out", timezone.localdate())


def test_our_letter_is_cited_by_its_number(report, secretary, browser, page):
    client = browser(secretary)
    client.post(page, SENT | NOTE | {"letter_sent_on": TODAY})
    decision = decision_of(report, secretary)
    shown = text_of(client.get(decision.get_absolute_url()))
    assert f">{NOTE['letter_number']}</a>" in shown


@pytest.mark.parametrize(("way", "day"), [("in", "received_on"), ("out", "sent_on")])
def test_who_records_it_for_the_secretariat_says_which_way(
    report, holder, secretary, browser, page, way, day
):
    client = browser(holder)
    refused = text_of(client.post(page, SENT | NOTE))
    assert "Say which way it went." in refused
    client.post(page, SENT | NOTE | {"letter_direction": way, f"letter_{day}": TODAY})
    letter = letter_of(report, holder)
    assert letter.direction == way
    assert getattr(letter, day) == timezone.localdate()


def test_an_adoption_may_stand_in_either(report, secretary, browser):
    sent = {"record": report.ref, "on": TODAY} | NOTE
    client, address = browser(secretary), "/api/v1/committee-decisions/"
    refused = client.post(address, sent, content_type="application/json")
    assert "letter_direction" in refused.json()
    sent |= {"letter_direction": "in", "letter_received_on": TODAY}
    client.post(address, sent, content_type="application/json")
    assert letter_of(report, secretary).direction == "in"


def test_a_members_letter_is_chosen_of_those_received(
    circulate, secretary, browser, carana
):
    decision = circulate()
    with identity.as_person(secretary):
        facts = {"by": secretary, "state": carana}
        came = register(direction="in", their_number="NV 41", **facts)
        ours = register(direction="out", **facts)
    address = reverse("decisions:hold", args=[decision.ref])
    shown = text_of(browser(secretary).get(address))
    assert came.ref in shown
    assert ours.ref not in shown
