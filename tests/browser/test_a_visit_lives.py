"""The whole life of a visit of each kind in a browser, by the exercise's people: from
the annual list to its end; one that is postponed and taken up again, one declined."""

from datetime import timedelta

import pytest
from django.utils import timezone

from . import clearing

TODAY = timezone.localdate()
# Of each kind the State it is planned to, and what is particular to it.
PLANNED = {
    "comprehensive": ("XAC", {}),
    "focused": ("XAD", {"mode": "hybrid", "further_states": ["XAE"]}),
    "follow-up": ("XAG", {"mode": "virtual", "partners": ["unodc"]}),
    "advocacy": ("XAF", {"mode": "on-site", "is_of_heads": True}),
}
LABELS = {
    "comprehensive": "comprehensive",
    "focused": "focused or regional",
    "follow-up": "follow-up",
    "advocacy": "advocacy",
}
# What its preparation says of it.
PARTICULAR = {
    "focused": ["hybrid"],
    "follow-up": ["virtual", "UNODC"],
    "advocacy": ["Joint report"],
}
# Each step as its button says it, in order.
LIFE = (
    "Seek the host Government’s agreement",
    "Record the agreement",
    "Begin the preparation",
    "The visit has begun",
    "Record the transmission",
    "Record the State’s answer",
    "Begin the draft report",
    "Send the report to the State",
    "Put it before the Committee",
    "Record the adoption",
    "Begin the follow-up",
    "Close the visit",
)


@pytest.fixture(scope="module")
def annual_list(desk):
    """The address of next year's list, with a visit of each kind, approved."""
    window = desk("analyst.cted")
    window.goto("/visits/lists/new/")
    window.fill("[name=year]", str(TODAY.year + 1))
    _send(window)
    for kind, (state, _particular) in PLANNED.items():
        _click(window, "Add a State")
        _choose(window, state=state, type=kind, quarter="1")
        _send(window)
    address = window.url
    _click(window, "Adopted at a meeting")
    window.fill("[name=on]", TODAY.isoformat())
    window.fill("[name=symbol]", "S/AC.40/NEXT.1")
    _send(window)
    return address


def test_from_the_annual_list_to_the_end(desk, annual_list):
    address = _opened_from(annual_list, desk, "comprehensive")
    for step in LIFE[:2]:
        _take(desk("analyst.cted"), address, step)
    _unoct_is_invited_and_answers(desk, address)
    _something_is_done(desk, address)
    _goes_on_to_its_end(desk, address)
    _both_offices_consult(desk, address)


@pytest.mark.parametrize("kind", ["focused", "follow-up", "advocacy"])
def test_so_does_one_of_each_other_kind(desk, annual_list, kind):
    address = _opened_from(annual_list, desk, kind)
    _take(desk("analyst.cted"), address, LIFE[0])
    if "further_states" in PLANNED[kind][1]:
        _each_government_agrees(desk, address)
    else:
        _take(desk("analyst.cted"), address, LIFE[1])
    _told_apart(desk, address, kind)
    _goes_on_to_its_end(desk, address)


def test_a_visit_is_postponed_and_taken_up_again(desk):
    analyst = desk("analyst.cted")
    address = _put_on_list(analyst, "A visit to be postponed")
    _take(analyst, address, LIFE[1])
    _stop(analyst, address, "Postpone the visit", reason="Elections were called.")
    assert _status(desk("manager.unoct"), address) == "Postponed"
    first = TODAY + timedelta(days=200)
    days = {"begins_on": first.isoformat(), "ends_on": first.isoformat()}
    _stop(analyst, address, "Set the new days", **days)
    assert _status(desk("manager.unoct"), address) == "Agreed"
    assert "Elections were called." in desk("manager.unoct").inner_text(".aside")


def test_a_visit_is_declined(desk):
    analyst = desk("analyst.cted")
    address = _put_on_list(analyst, "A visit to be declined")
    _take(analyst, address, LIFE[0])
    _stop(analyst, address, "The State declines the visit", letter_number="NV 9")
    assert _status(analyst, address) == "Declined by the State"
    assert analyst.locator(".steps").count() == 0
    assert desk("manager.unoct").goto(address).status == 404


# --- What people do ------------------------------------------------------------------


def _opened_from(annual_list, desk, kind):
    window = desk("analyst.cted")
    window.goto(annual_list)
    row = window.locator("tbody tr", has_text=LABELS[kind])
    row.locator("a", has_text="Open the visit").click()
    _choose(window, **PLANNED[kind][1])
    return _filled(window, f"From the list: {LABELS[kind]}")


def _choose(window, **chosen):
    for name, choice in chosen.items():
        if choice is True:
            window.check(f"[name={name}]")
        else:
            window.select_option(f"[name={name}]", choice)


def _each_government_agrees(desk, address):
    """In a letter of its own; UNOCT hears of the visit once both have."""
    window = desk("analyst.cted")
    for number in range(2):
        assert desk("manager.unoct").goto(address).status == 404
        window.goto(f"{address}preparation/")
        window.locator("#states a", has_text="Record its agreement").first.click()
        window.locator("summary", has_text="Enter the letter received").click()
        window.fill("[name=letter_number]", f"NV {number}")
        _send(window)
    assert _status(desk("manager.unoct"), address) == "Agreed"


def _told_apart(desk, address, kind):
    """What is particular to it stands on its page."""
    window = desk("analyst.cted")
    window.goto(f"{address}preparation/")
    shown = window.inner_text("main") + window.inner_text(".aside")
    for words in PARTICULAR[kind]:
        assert words in shown, words


def _goes_on_to_its_end(desk, address):
    for step in LIFE[2:7]:
        _take(desk("analyst.cted"), address, step)
    _its_reports_are_cleared(desk, address)
    for step in LIFE[7:]:
        _take(desk("analyst.cted"), address, step)
    assert _status(desk("analyst.cted"), address) == "Closed"


def _put_on_list(window, title):
    window.goto("/visits/new/")
    window.select_option("[name=state]", "XAG")
    window.select_option("[name=type]", "comprehensive")
    return _filled(window, title)


def _filled(window, title):
    window.fill("[name=title]", title)
    window.fill("[name=begins_on]", (TODAY - timedelta(days=9)).isoformat())
    window.fill("[name=ends_on]", (TODAY - timedelta(days=5)).isoformat())
    _send(window)
    _at_a_visit(window)
    window.goto("/visits/?q=" + title.replace(" ", "+"))
    link = window.locator("tbody th a", has_text=title).first
    return link.get_attribute("href")


def _at_a_visit(window):
    assert window.locator(".field-wrong").count() == 0


def _take(window, address, label):
    window.goto(address)
    button = window.locator(".steps button", has_text=label)
    button.click()
    window.wait_for_load_state()
    assert window.locator(".steps button", has_text=label).count() == 0


def _stop(window, address, label, **typed):
    window.goto(address)
    _click(window, label)
    for name, words in typed.items():
        window.fill(f"[name={name}]", words)
    _send(window)


def _unoct_is_invited_and_answers(desk, address):
    window = desk("analyst.cted")
    window.goto(f"{address}preparation/")
    _click(window, "Invite the other office")
    _send(window)
    answered = desk("manager.unoct")
    answered.goto(f"{address}preparation/")
    answered.locator("#participation a").first.click()
    _click(answered, "Answer the invitation")
    answered.check("[name=takes_part][value=no]")
    answered.fill("[name=reason]", "No team in those weeks.")
    _send(answered)
    window.goto(f"{address}preparation/")
    assert "No team in those weeks." in window.inner_text("#participation")


def _something_is_done(desk, address):
    window = desk("analyst.cted")
    window.goto(f"{address}preparation/")
    row = window.locator("#checklist tbody tr").first
    row.locator("button", has_text="Done").click()
    window.wait_for_load_state()
    first = window.locator("#checklist tbody tr").first
    assert "M. Lindqvist" in first.inner_text()


def _its_reports_are_cleared(desk, address):
    """Of several States each has its own; until all are, none is offered to be sent."""
    analyst = desk("analyst.cted")
    analyst.goto(address)
    links = analyst.locator(".steps a[href*='/clearance/of/']").all()
    ways = [link.get_attribute("href") for link in links]
    is_offered = analyst.locator(".steps button", has_text=LIFE[7]).count() > 0
    assert is_offered != bool(ways)
    for way in ways:
        analyst.goto(way)
        clearing.submit(analyst)
        for login in clearing.CHAIN:
            clearing.answer(desk(login), analyst.url, "cleared")


def _both_offices_consult(desk, address):
    window = desk("analyst.cted")
    window.goto(f"{address}afterwards/")
    window.click("text=Call the consultation")
    window.wait_for_load_state()
    other = desk("manager.unoct")
    other.goto(window.url)
    _click(other, "Add an area")
    other.select_option("[name=theme]", index=1)
    other.fill("[name=text]", "Passenger data at the airports.")
    other.select_option("[name=support]", "assistance")
    other.select_option("[name=lead]", "unoct")
    _send(other)
    window.goto(window.url)
    window.locator("button", has_text="Make it a need").click()
    window.wait_for_load_state()
    assert "Passenger data" in window.inner_text("main")
    other.reload()
    other.locator("button", has_text="Begin a project idea").click()
    other.wait_for_load_state()
    assert "/projects/" in other.url


def _click(window, label):
    window.locator("main a, .aside a", has_text=label).first.click()
    window.wait_for_load_state()


def _send(window):
    window.locator("main form button.primary").click()
    window.wait_for_load_state()


def _status(window, address):
    window.goto(address)
    return window.locator(".band .figure").first.inner_text().strip()
