"""A State asks to keep what others have read already: from its note to its lifting.

What UNOCT read, received by mail and in a briefing pack is taken from it by one click
of CTED's confidentiality officer, and comes back when two people lift the request.
"""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from assessments.models import Recommendation
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.ledger import sealing
from ctportal.people.models import Person
from sharing.exchange import actions as exchange
from sharing.exchange.models import Delivery
from sharing.exercise.acting import acting
from sharing.packs.models import Copy

from ..crawler import walk, words_in
from .conftest import sign_in

AGAINST = ("manager.unoct", "head.unoct", "staff.unodc", "donor")
NOTE = "NV 212/2026"


@pytest.fixture(scope="module")
def desk(chromium, portal):
    """`desk("officer.cted")` is a window in which that person is signed in."""
    contexts = []

    def sit_down(login):
        contexts.append(chromium.new_context(base_url=portal, locale="en"))
        page = contexts[-1].new_page()
        sign_in(page, login)
        return page

    # What was looked up beside the browser is looked up in its event loop.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield sit_down
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def story(desk):
    """Two recommendations and one text that UNOCT has by three ways."""
    with acting("manager.unoct") as manager:
        shared = Recommendation.objects.readable_by(manager).for_table()
        of_carana = shared.filter(marking__state__iso3="XAA").order_by("ref")
        return Story(list(of_carana[:3]))


class Story:
    """The records of the note, and what would give each away."""

    def __init__(self, records):
        self.kept, self.partly = records[:2], records[2]
        told = [part for record in self.kept for part in (record.ref, record.text)]
        told.append(self.partly.text)
        self.traces = re.compile("|".join(re.escape(words[:60]) for words in told))


def test_from_the_note_to_the_lifting(desk, story, settings, tmp_path):
    settings.SEALS_FILE = tmp_path / "seals.log"
    _unoct_has_it(desk, story)
    ref = _the_officer_applies_the_note(desk, story)
    _nobody_it_is_against_finds_a_trace(story)
    _the_state_and_the_committee_still_read(story)
    _copies_and_deliveries_are_closed(story)
    _the_withdrawal_names_those_who_had_it(desk, ref)
    _the_ledger_verifies()
    _two_people_lift_it(desk, ref)
    _everything_is_back(desk, story)


# --- What others have, before the note ------------------------------------------------


def _unoct_has_it(desk, story):
    window = desk("manager.unoct")
    for record in [*story.kept, story.partly]:
        window.goto(record.get_absolute_url())
        assert record.text[:60] in window.locator("main").inner_text()
    call_command("send_due_editions", verbosity=0)
    assert any("unoct" in sent.to[0] for sent in mail.outbox)
    next_month = timezone.localdate().replace(day=1) + timedelta(days=32)
    exchange.make_due_editions(next_month)
    copy = _copy_for("manager.unoct")
    with window.expect_download() as download:
        window.evaluate(
            "address => { location.href = address }", copy.get_absolute_url()
        )
    assert download.value.suggested_filename == copy.file_name


def _copy_for(login):
    with acting(login) as person:
        return Copy.objects.readable_by(person).select_related("pack").first()


# --- The note -------------------------------------------------------------------------


def _the_officer_applies_the_note(desk, story):
    window = desk("officer.cted")
    window.goto("/confidentiality/requests/new/?state=XAA")
    window.select_option("[name=channel]", "note")
    window.fill("[name=letter_number]", NOTE)
    for value in [*(r.ref for r in story.kept), f"{story.partly.ref}.text"]:
        _tick(window, value)
    window.click("main form button.primary")
    shown = window.locator("main").inner_text()
    assert "Nothing has been done yet" in shown
    assert "J. Okello" in shown
    window.click("button[name=apply]")
    with acting("officer.cted") as officer:
        asked = ConfidentialityRequest.objects.readable_by(officer)
        return asked.get(letter_number=NOTE).ref


def _tick(window, value):
    box = window.locator(f'[name=scope][value="{value}"]')
    box.evaluate("box => { box.closest('details').open = true }")
    box.check()


# --- Afterwards -----------------------------------------------------------------------


def _nobody_it_is_against_finds_a_trace(story):
    for login in AGAINST:
        for visited in _walked(login):
            told = story.traces.findall(visited.words + visited.address)
            assert told == [], f"{login} at {visited.address}"


def _walked(login):
    client = Client()
    client.force_login(Person.objects.get(login=login))
    return walk(client, asking=False)


def _the_state_and_the_committee_still_read(story):
    with acting("mission") as reader:
        readable = Recommendation.objects.readable_by(reader)
        found = readable.filter(pk__in=[record.pk for record in story.kept])
        assert found.count() == len(story.kept)


def _copies_and_deliveries_are_closed(story):
    with acting("analyst.cted") as analyst:
        copies = Copy.objects.readable_by(analyst).filter(refs__overlap=_refs(story))
        assert copies
        assert all(copy.closed_at for copy in copies)
        assert Delivery.objects.exclude(closed_at=None).exists()
    mail.outbox.clear()
    exchange.empty_the_outbox()
    assert mail.outbox
    for sent in mail.outbox:
        files = [words_in(content) for _name, content, _type in sent.attachments]
        assert not story.traces.search("\n".join([sent.subject, sent.body, *files]))


def _refs(story):
    return [record.ref for record in story.kept]


def _the_withdrawal_names_those_who_had_it(desk, ref):
    window = desk("officer.cted")
    window.goto(f"/withdrawals/of/{ref}/")
    told = window.locator("main").inner_text()
    assert "J. Okello" in told
    assert "P. Novák" not in told


def _the_ledger_verifies():
    sealing.seal()
    sealing.carry_outside()
    call_command("verify_ledger", verbosity=0)


def _two_people_lift_it(desk, ref):
    window = desk("officer.cted")
    window.goto(f"/confidentiality/requests/{ref}/lift/")
    window.fill("[name=reason]", "The State has published them.")
    window.fill("[name=letter_number]", "NV 230/2026")
    window.click("main form button.primary")
    assert window.locator("button[value=confirm]").count() == 0
    second = desk("head.cted")
    second.goto(f"/confidentiality/requests/{ref}/lifting/")
    second.click("button[value=confirm]")


def _everything_is_back(desk, story):
    window = desk("manager.unoct")
    for record in [*story.kept, story.partly]:
        window.goto(record.get_absolute_url())
        assert record.text[:60] in window.locator("main").inner_text()
