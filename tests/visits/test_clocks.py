"""The State's days over a visit: started, extended, suspended, answered, run out."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from ctportal.confidentiality.models import Release
from ctportal.correspondence.clocks import actions as acts
from ctportal.correspondence.clocks import rules
from ctportal.correspondence.letters import actions as letters
from ctportal.correspondence.letters import ties
from ctportal.correspondence.models import Kind
from tests import factories
from visits import actions, clocks, results
from visits.models import Visit

from .conftest import days_ago
from .lines import read_by, send, write

TODAY = timezone.localdate


def in_days(days):
    return TODAY() + timedelta(days=days)


@pytest.fixture
def note(holder, carana, as_person):
    """The State's note, in the register."""
    with as_person(holder):
        return letters.register(
            by=holder,
            direction="in",
            state=carana,
            their_number="NV 7/26",
            received_on=days_ago(1),
        )


@pytest.fixture
def transmitted(agreed, holder, as_person):
    """`transmitted(days=10)`: the State has it since then, with one result."""

    def on(days):
        write(agreed, holder)
        send(agreed, holder)
        with as_person(holder):
            actions.transmit_preliminary(agreed, by=holder, on=days_ago(days))
        return agreed

    return on


def clock_of(visit):
    return visit.marking.clocks.select_related("record").get(kind=Kind.ANSWER)


def of_unoct(visit, by):
    """When UNOCT's releases of the results begin, those in force."""
    rows = Release.objects.filter(
        marking__in=[found.pk for found in results.that_left(visit, by)],
        entity__code="unoct",
        withdrawn_at=None,
    )
    return [row.begins_on for row in rows]


def stored(visit, by):
    """What every list, figure and page goes by."""
    fresh = Visit.objects.readable_by(by).for_table().get(pk=visit.pk)
    words = ("transmitted", "awaiting_the_state")
    every = Visit.objects.readable_by(by)
    standing = [w for w in words if every.standing(w, by).filter(pk=visit.pk).exists()]
    return clocks.shared_from(fresh), standing


def test_thirty_days_run_from_the_transmission(transmitted, holder, as_person):
    visit = transmitted(days=10)
    with as_person(holder):
        assert clock_of(visit).ends_on == in_days(20)
        assert stored(visit, holder) == (in_days(20), ["awaiting_the_state"])
        assert of_unoct(visit, holder) == [in_days(20)]


def test_days_that_ran_out_share_the_results(transmitted, holder, reader, as_person):
    visit = transmitted(days=31)
    with as_person(holder):
        assert clocks.answer(visit).is_late
        assert stored(visit, holder) == (days_ago(1), ["transmitted"])
    assert len(read_by(reader)) == 1


def test_an_extension_by_a_note_moves_the_day_later_everywhere(
    transmitted, note, holder, reader, as_person
):
    visit = transmitted(days=29)
    with as_person(holder):
        acts.extend(clock_of(visit), by=holder, until=in_days(15), letter=note)
        assert stored(visit, holder) == (in_days(15), ["awaiting_the_state"])
        assert of_unoct(visit, holder) == [in_days(15)]
        (tied,) = ties.letters_of(visit, holder)
        assert (tied.letter, tied.role) == (note, "extension")
    assert read_by(reader) == []


def test_what_leaves_after_an_extension_waits_as_long(transmitted, holder, as_person):
    visit = transmitted(days=29)
    with as_person(holder):
        acts.extend(clock_of(visit), by=holder, until=in_days(15))
    write(visit, holder)
    send(visit, holder)
    with as_person(holder):
        assert of_unoct(visit, holder) == [in_days(15)] * 2


def test_an_extension_after_the_day_takes_nothing_back(
    transmitted, holder, reader, as_person
):
    visit = transmitted(days=31)
    with as_person(holder):
        acts.extend(clock_of(visit), by=holder, until=in_days(15))
        assert stored(visit, holder) == (days_ago(1), ["transmitted"])
        assert clock_of(visit).ends_on == in_days(15)
    assert len(read_by(reader)) == 1
    write(visit, holder)
    send(visit, holder)
    assert len(read_by(reader)) == 2


def test_an_extension_never_ends_earlier(transmitted, holder, as_person):
    visit = transmitted(days=10)
    with as_person(holder), pytest.raises(ValidationError):
        acts.extend(clock_of(visit), by=holder, until=in_days(5))


def test_days_begun_anew_never_share_earlier(transmitted, holder, as_person):
    visit = transmitted(days=10)
    with as_person(holder):
        acts.extend(clock_of(visit), by=holder, until=in_days(60))
        acts.start(visit, Kind.ANSWER, by=holder, on=days_ago(10))
        assert stored(visit, holder)[0] == in_days(60)
        assert of_unoct(visit, holder) == [in_days(60)]


def test_days_that_stand_still_share_nothing(transmitted, holder, as_person):
    visit = transmitted(days=29)
    with as_person(holder):
        acts.suspend(clock_of(visit), by=holder, on=days_ago(2))
        assert stored(visit, holder) == (None, ["awaiting_the_state"])
        assert of_unoct(visit, holder) == []


def test_days_that_run_again_end_later_by_those_they_stood(
    transmitted, holder, as_person
):
    visit = transmitted(days=29)
    with as_person(holder):
        clock = clock_of(visit)
        acts.suspend(clock, by=holder, on=days_ago(5))
    write(visit, holder)
    send(visit, holder)
    with as_person(holder):
        acts.resume(clock, by=holder, on=TODAY())
        assert stored(visit, holder)[0] == in_days(6)
        assert of_unoct(visit, holder) == [in_days(6)] * 2


def test_what_was_taken_back_by_hand_does_not_return(transmitted, holder, as_person):
    visit = transmitted(days=10)
    with as_person(holder):
        (result,) = results.that_left(visit, holder)
        given = Release.objects.filter(marking=result.marking, entity__code="unoct")
        given.update(withdrawn_at=timezone.now(), withdrawn_by=holder)
        clock = clock_of(visit)
        acts.suspend(clock, by=holder, on=days_ago(1))
        acts.resume(clock, by=holder, on=TODAY())
        assert of_unoct(visit, holder) == []


def test_an_answer_with_its_letter_shares_from_its_day(
    transmitted, note, holder, reader, as_person
):
    visit = transmitted(days=29)
    with as_person(holder):
        acts.extend(clock_of(visit), by=holder, until=in_days(15))
        actions.record_answer(visit, by=holder, on=days_ago(1), letter=note)
        assert stored(visit, holder) == (days_ago(1), ["transmitted"])
        assert visit.answered_on == days_ago(1)
        assert [tie.role for tie in ties.letters_of(visit, holder)] == ["answer"]
        assert clocks.answer(visit) is None
    assert len(read_by(reader)) == 1


def test_an_answer_on_the_clock_is_the_visits_answer(transmitted, holder, as_person):
    visit = transmitted(days=10)
    with as_person(holder):
        acts.answer(clock_of(visit), by=holder, on=days_ago(1))
        visit.refresh_from_db()
        assert (visit.answered_on, visit.shared_on) == (days_ago(1), days_ago(1))


def test_part_of_an_answer_shares_nothing(transmitted, holder, reader, as_person):
    visit = transmitted(days=10)
    with as_person(holder):
        clock = clock_of(visit)
        acts.answer_partly(clock, by=holder, on=TODAY(), still_open="Annex II")
        assert stored(visit, holder)[0] == in_days(20)
        assert (clock.still_open, clock.is_running) == ("Annex II", True)
    assert read_by(reader) == []


def test_a_step_takes_the_letter_it_stands_in(visit, note, holder, as_person):
    with as_person(holder):
        actions.agree(visit, by=holder, on=days_ago(60), letter=note)
        (tied,) = ties.letters_of(visit, holder)
        assert (tied.letter, tied.role) == (note, "agreement")


def test_the_report_has_its_own_days(transmitted, holder, as_person):
    visit = transmitted(days=40)
    with as_person(holder):
        actions.advance(visit, "draft-report", by=holder)
        actions.send_report(visit, by=holder, on=days_ago(5))
        assert clocks.comments(visit).ends_on == in_days(25)
        actions.put_before_committee(visit, by=holder, on=TODAY())
        actions.record_adoption(visit, by=holder, on=TODAY())
        fresh = Visit.objects.readable_by(holder).for_table().get(pk=visit.pk)
        assert clocks.comments(fresh) is None
        assert clocks.steps_taken(fresh).days > 180


def test_another_office_moves_no_clock(transmitted, reader, holder, as_person):
    visit = transmitted(days=10)
    with factories.identity.as_person(holder):
        clock = clock_of(visit)
    with as_person(reader), pytest.raises(Exception, match="originating office"):
        acts.extend(clock, by=reader, until=in_days(60))


def test_the_notebook_says_how_long_the_rules_give_later(
    visit, holder, cted, client, as_person
):
    officer = factories.person_of(cted, role="confidentiality-officer")
    said = {"days": 20, "in_working_days": True, "source": "Decision of the office"}
    with as_person(officer):
        rules.change_rule("comments", by=officer, **said)
    client.force_login(holder)
    page = client.get(f"/visits/{visit.ref}/notebook/").content.decode()
    assert "20 working days" in page
    assert "6 months" in page
