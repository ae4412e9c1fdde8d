"""Which way the letter of each act goes, and what is asked of it for that."""

from datetime import timedelta

import pytest
from django import forms
from django.template.loader import render_to_string
from django.urls import get_resolver
from django.utils import timezone

from ctportal.clearance.decisions import acts as of_decisions
from ctportal.correspondence.clocks import acts as of_clocks
from ctportal.correspondence.letters import actions, numbering, ties
from ctportal.correspondence.letters.choosing import LetterChoice, letters_for
from ctportal.correspondence.models import Letter
from visits.next_steps import STEPS

from .. import factories

TODAY = timezone.localdate()
OF_FORMS = {
    "assessments.forms.AgreementForm": "in",
    "assessments.forms.SeveralAgreedForm": "in",
    "assessments.state_results.forms.SendingForm": "out",
    "assessments.state_results.forms.ResultsForm": "out",
    "assessments.state_results.forms.SentForm": "out",
    "ctportal.clearance.decisions.forms.ActForm": "either",
    "ctportal.clearance.decisions.forms.CircularForm": "either",
    "ctportal.clearance.decisions.forms.CirculateForm": "either",
    "ctportal.clearance.decisions.forms.ExtendForm": "either",
    "ctportal.clearance.decisions.forms.MeetingForm": "either",
    "ctportal.clearance.decisions.forms.EndForm": "either",
    "ctportal.clearance.decisions.forms.OfHoldForm": "in",
    "ctportal.clearance.decisions.forms.RecordedHoldForm": "in",
    "ctportal.clearance.decisions.forms.RecordedLongerForm": "in",
    "ctportal.clearance.decisions.forms.RecordedLiftForm": "in",
    "ctportal.correspondence.clocks.forms.ExtendForm": "either",
    "ctportal.correspondence.clocks.forms.OnForm": "either",
    "ctportal.correspondence.clocks.forms.AnsweredForm": "in",
    "ctportal.correspondence.clocks.forms.PartlyForm": "in",
    "ctportal.correspondence.clocks.forms.StartForm": "either",
    "visits.forms.visits.ReceivedStepForm": "in",
    "visits.forms.visits.SentStepForm": "out",
    "visits.forms.visits.ReachedStepForm": "out",
}
# An act that stands in no letter has none.
OF_STEPS = {
    "agreed": "in",
    "preliminary": "out",
    "answer": "in",
    "with-state": "out",
}
OF_CLOCKS = {
    "extend": "either",
    "answered": "in",
    "partly": "in",
    "suspend": "either",
    "resume": "either",
}
OF_DECISIONS = {"extend": "either", "not-adopted": "either", "withdraw": "either"}
OF_HOLDS = {"extend": "in", "lift": "in"}


def kinds_of(form):
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def ways(acts):
    """Which way each act's letter goes, of the acts that take one."""
    takes = {code: act.form for code, act in acts.items()}
    return {code: form.goes for code, form in takes.items() if hasattr(form, "goes")}


def test_every_form_with_a_letter_says_which_way_it_goes():
    # Every page is named, so that every form is there.
    assert get_resolver().url_patterns
    kinds = [k for k in kinds_of(LetterChoice) if not k.__module__.startswith("tests")]
    said = {f"{kind.__module__}.{kind.__qualname__}": kind.goes for kind in kinds}
    assert said == OF_FORMS


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        (STEPS, OF_STEPS),
        (of_clocks.ACTS, OF_CLOCKS),
        (of_decisions.ACTS, OF_DECISIONS),
        (of_decisions.RECORDED, OF_HOLDS),
    ],
)
def test_every_act_with_a_letter_says_which_way_it_goes(acts, expected):
    assert ways(acts) == expected


def test_one_that_does_not_say_cannot_be_asked():
    class Forgetful(LetterChoice):
        """An act whose letter may go anywhere."""

    with pytest.raises(AttributeError):
        Forgetful()


# --- What is asked --------------------------------------------------------------------


def form_of(way, **words):
    return type("TestForm", (LetterChoice,), {"goes": way, **words, "__doc__": ""})


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        ("in", {"letter_received_on"}),
        ("out", {"letter_sent_on"}),
        ("either", {"letter_direction", "letter_sent_on", "letter_received_on"}),
    ],
)
def test_each_way_asks_for_its_own_days(way, asked):
    always = {"letter", "letter_type", "letter_number", "letter_on"}
    assert {*form_of(way)().fields} - always == asked


@pytest.mark.parametrize(
    ("way", "number"),
    [("in", "Their number"), ("out", "Our number"), ("either", "Number")],
)
def test_the_number_is_called_by_whose_it_is(way, number):
    assert form_of(way)()["letter_number"].label == number


def test_its_page_asks_for_the_act_and_for_its_letter():
    form = form_of("out", said=forms.CharField(), list=forms.CharField())
    form.APART = ("list",)
    drawn = render_to_string("letters/_act_form.html", {"form": form()})
    assert drawn.count('name="said"') == drawn.count('name="letter_number"') == 1
    assert 'name="list"' not in drawn


def test_no_way_is_chosen_beforehand():
    drawn = str(form_of("either")()["letter_direction"])
    assert 'type="radio"' in drawn
    assert "checked" not in drawn


@pytest.mark.parametrize(
    ("way", "said", "wrong"),
    [
        ("either", {"letter_number": "NV 1"}, "letter_direction"),
        ("either", {"letter_direction": "in"}, "letter_number"),
        ("either", {"letter_direction": "out", "letter_number": "1"}, "letter_sent_on"),
        (
            "either",
            {"letter_direction": "in", "letter_number": "1", "letter_sent_on": TODAY},
            "letter_sent_on",
        ),
        (
            "either",
            {"letter_direction": "out", "letter_received_on": TODAY},
            "letter_received_on",
        ),
        ("out", {"letter_number": "CTED 1"}, "letter_sent_on"),
        ("out", {"letter_sent_on": TODAY + timedelta(days=1)}, "letter_sent_on"),
        (
            "in",
            {"letter_on": TODAY, "letter_received_on": TODAY - timedelta(days=1)},
            "letter_on",
        ),
        ("in", {"letter_number": "1", "letter_direction": "out"}, "__all__"),
    ],
)
def test_what_does_not_fit_its_way_is_refused(way, said, wrong):
    assert wrong in form_of(way)(said).errors


@pytest.mark.parametrize("on", ["", "soon"])
def test_a_wrong_day_of_the_act_is_wrong_once(on):
    day = forms.DateField()
    form = form_of("out", day_sent="on", on=day)({"on": on, "letter_number": "1"})
    assert {*form.errors} == {"on"}


def test_nothing_said_is_no_letter(db):
    for way in ("in", "out", "either"):
        form = form_of(way)({"letter_type": "note"})
        assert form.is_valid(), form.errors
        assert form.its_letter() is None


# --- What is offered and kept ---------------------------------------------------------


@pytest.fixture
def both(holder, carana, as_person):
    with as_person(holder):
        facts = {"by": holder, "state": carana}
        came = actions.register(direction="in", their_number="NV 1", **facts)
        draft = actions.register(direction="out", our_number="CTED 1", **facts)
        return came, draft


@pytest.mark.parametrize(("way", "offered"), [("in", "came"), ("out", "draft")])
def test_letters_of_its_way_alone_are_offered(
    both, holder, carana, as_person, way, offered
):
    with as_person(holder):
        found = letters_for(holder, carana, way)
        assert [*found] == [dict(zip(("came", "draft"), both, strict=True))[offered]]
        form = form_of("either")(by=holder, state=carana)
        groups = [group for group, _rows in form.fields["letter"].choices[1:]]
    assert groups == ["Received", "Sent"]


def test_a_draft_goes_out_by_the_act_it_is_chosen_for(both, holder, carana, as_person):
    _came, draft = both
    with as_person(holder):
        about = {"by": holder, "state": carana}
        assert "letter_sent_on" in form_of("out")({"letter": draft.ref}, **about).errors
        said = {"letter": draft.ref, "letter_sent_on": TODAY}
        form = form_of("out")(said, **about)
        assert form.is_valid(), form.errors
        assert form.its_letter().sent_on == TODAY


def test_two_states_letters_of_one_number_are_two(
    both, holder, carana, katasi, as_person
):
    came, _draft = both
    with as_person(holder):
        facts = {"by": holder, "number": "NV 1"}
        assert actions.entered(state=carana, **facts) == came
        assert actions.entered(state=katasi, **facts) != came
        assert actions.entered(state=None, **facts) != came


# --- The acts on a clock --------------------------------------------------------------


@pytest.fixture
def record(holder, carana):
    return factories.make_assessment(holder, state=carana)


@pytest.fixture
def clock(record, holder, browser, as_person):
    """`clock(act, **said)` does an act on a clock that runs, and tells its letter."""
    page, of = browser(holder), f"/letters/of/{record.ref}/"
    page.post(f"{of}start/", {"kind": "comments", "counted_from": "day", "on": ago(9)})

    def done(act, **said):
        answer = page.post(f"{of}comments/{act}/", said)
        assert answer.status_code == 302, answer.content.decode()
        with as_person(holder):
            (tie,) = ties.letters_of(record, holder)
            return tie.letter, tie.role

    return done


def ago(days):
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.mark.parametrize("act", ["answered", "partly"])
def test_an_answer_is_received(clock, act):
    said = {"on": ago(1), "still_open": "Annex", "letter_number": "NV 5"}
    letter, role = clock(act, **said, letter_received_on=ago(1))
    assert (letter.direction, letter.their_number, role) == ("in", "NV 5", "answer")
    assert (letter.received_on.isoformat(), letter.sent_on) == (ago(1), None)


@pytest.mark.parametrize(("way", "day"), [("in", "received_on"), ("out", "sent_on")])
def test_more_days_are_asked_for_or_granted(clock, holder, way, day):
    said = {"letter_direction": way, "letter_number": "X 7", f"letter_{day}": ago(2)}
    letter, role = clock("extend", until=ago(-60), **said)
    assert (letter.direction, role) == (way, "extension")
    assert getattr(letter, day).isoformat() == ago(2)


def test_days_that_count_from_dispatch_began_as_ours_went_out(
    record, holder, browser, as_person
):
    said = {"kind": "comments", "counted_from": "dispatch", "letter_direction": "out"}
    said |= {"letter_on": ago(5), "letter_sent_on": ago(4)}
    browser(holder).post(f"/letters/of/{record.ref}/start/", said)
    with as_person(holder):
        (tie,) = ties.letters_of(record, holder)
        assert record.marking.clocks.get().started_on.isoformat() == ago(4)
        assert (tie.letter.direction, tie.role) == ("out", "transmission")
        assert numbering.number_of(tie.letter, holder)


def test_days_that_count_from_receipt_began_as_they_had_ours(
    record, holder, browser, as_person
):
    said = {"kind": "comments", "counted_from": "receipt", "letter_direction": "out"}
    said |= {"on": ago(3), "letter_number": "CTED 8", "letter_sent_on": ago(4)}
    browser(holder).post(f"/letters/of/{record.ref}/start/", said)
    with as_person(holder):
        letter = Letter.objects.readable_by(holder).get()
    days = letter.sent_on.isoformat(), letter.received_on.isoformat()
    assert days == (ago(4), ago(3))


def test_days_that_a_letter_of_theirs_announced_are_no_transmission(
    record, holder, browser, as_person
):
    said = {"kind": "note", "counted_from": "receipt", "until": ago(-9)}
    said |= {"letter_direction": "in", "letter_number": "NV 3"}
    said |= {"letter_received_on": ago(2)}
    browser(holder).post(f"/letters/of/{record.ref}/start/", said)
    with as_person(holder):
        (tie,) = ties.letters_of(record, holder)
    assert (tie.letter.direction, tie.role) == ("in", "about")
