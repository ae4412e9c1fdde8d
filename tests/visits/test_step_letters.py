"""The letter a step stands in: the State's where it agreed, ours where we transmit."""

import pytest

from ctportal.correspondence.letters import ties
from ctportal.correspondence.models import ClockRule
from visits import actions

from .conftest import days_ago
from .lines import send, write

JSON = "application/json"
# Where the visit stands, the step it takes, which way its letter goes, its own days.
STEPS = [
    ("listed", "agreed", "in", {"letter_received_on": 2}),
    ("under-way", "preliminary", "out", {"letter_sent_on": 3}),
    ("under-way", "preliminary", "out", {}),
    ("draft-report", "with-state", "out", {}),
]


@pytest.fixture
def brought_to(visit, holder, as_person):
    """`brought_to("under-way")`: the visit there, with one line that was sent."""

    def to(status):
        if status == "listed":
            return visit
        with as_person(holder):
            actions.agree(visit, by=holder, on=days_ago(60))
            actions.start(visit, by=holder)
        write(visit, holder)
        send(visit, holder)
        if status == "draft-report":
            with as_person(holder):
                actions.transmit_preliminary(visit, by=holder, on=days_ago(20))
                actions.advance(visit, status, by=holder)
        return visit

    return to


@pytest.fixture
def letter_of(holder, as_person):
    def found(visit):
        with as_person(holder):
            (tie,) = ties.letters_of(visit, holder)
        return tie.letter

    return found


def said_of(days):
    """What is typed: the step two days ago, its letter written before."""
    said = {"on": 2, "letter_on": 4} | days
    return {name: days_ago(ago).isoformat() for name, ago in said.items()}


def days_of(letter):
    return letter.sent_on, letter.received_on


@pytest.mark.parametrize(("status", "step", "way", "days"), STEPS)
def test_a_step_enters_its_letter_the_way_it_goes(
    brought_to, letter_of, as_holder, status, step, way, days
):
    visit = brought_to(status)
    shown = as_holder.get(visit.get_absolute_url()).content.decode()
    assert (f"{step}-letter_received_on" in shown) == (way == "in")
    assert ("Our number" in shown) == (way == "out")
    sent = {f"{step}-{name}": said for name, said in said_of(days).items()}
    as_holder.post(f"/visits/{visit.ref}/steps/{step}/", sent)
    letter = letter_of(visit)
    went_on = letter.received_on if way == "in" else letter.sent_on
    assert letter.direction == way
    assert went_on == days_ago(days.get("letter_sent_on", 2))


def test_its_letter_is_tied_where_no_rule_gives_days(brought_to, letter_of, as_holder):
    visit = brought_to("under-way")
    ClockRule.objects.filter(kind="answer").update(days=None)
    sent = {f"preliminary-{name}": said for name, said in said_of({}).items()}
    as_holder.post(f"/visits/{visit.ref}/steps/preliminary/", sent)
    assert letter_of(visit).direction == "out"


@pytest.mark.parametrize(("status", "step", "way", "days"), STEPS)
def test_machines_enter_it_that_way_too(
    brought_to, letter_of, as_holder, status, step, way, days
):
    visit, sent = brought_to(status), {"step": step} | said_of(days)
    address = f"/api/v1/visits/{visit.ref}/steps/"
    other = {"letter_direction": "out" if way == "in" else "in"}
    assert as_holder.post(address, sent | other, JSON).status_code == 400
    assert as_holder.post(address, sent, JSON).status_code == 200
    assert letter_of(visit).direction == way


def test_an_answer_is_received(brought_to, letter_of, as_holder):
    visit = brought_to("draft-report")
    sent = {"on": days_ago(1).isoformat(), "letter_number": "NV 4"}
    sent = {f"answer-{name}": said for name, said in sent.items()}
    as_holder.post(f"/visits/{visit.ref}/steps/answer/", sent)
    letter = letter_of(visit)
    assert (letter.direction, letter.their_number) == ("in", "NV 4")


def test_the_state_has_it_since_the_letters_receipt(brought_to, letter_of, as_holder):
    visit = brought_to("under-way")
    sent = {"step": "preliminary"} | said_of({"on": 1, "letter_sent_on": 3})
    as_holder.post(f"/api/v1/visits/{visit.ref}/steps/", sent, JSON)
    assert days_of(letter_of(visit)) == (days_ago(3), days_ago(1))


def test_what_went_to_the_state_was_not_received_by_us(
    brought_to, letter_of, as_holder
):
    visit = brought_to("draft-report")
    sent = {"step": "with-state"} | said_of({})
    as_holder.post(f"/api/v1/visits/{visit.ref}/steps/", sent, JSON)
    assert days_of(letter_of(visit)) == (days_ago(2), None)
