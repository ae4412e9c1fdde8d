"""Who was sent a report by letter is told of its corrigendum, of what went along."""

import pytest
from django.utils import timezone

from assessments import actions as assessing
from ctportal.confidentiality.actions import release
from ctportal.correspondence.letters import actions as letters
from ctportal.correspondence.making import actions as making
from ctportal.correspondence.making import offers
from ctportal.correspondence.making.words import LANGUAGES
from ctportal.correspondence.models import Letter, LetterTie
from ctportal.people.models import Entity
from sharing.corrigenda import actions
from sharing.corrigenda.whom import Whom

from ... import factories
from .conftest import issue, notices_of
from .test_letters import words_of_letter

TOOK = LetterTie.Role.TRANSMISSION


@pytest.fixture
def send(holder, as_person):
    """`send(record, state=carana)`: a letter of ours that took a record along."""

    def send(*records, sent_on=None, **to):
        day = {"sent_on": sent_on or timezone.localdate()}
        with as_person(holder):
            made = letters.register(by=holder, direction="out", **day, **to)
            for record in records:
                letters.tie(made, record, TOOK, by=holder)
        return made

    return send


@pytest.fixture
def told(holder, seen, section, as_person):
    """`told()`: whom a corrigendum issued now is for, with the parts of each."""

    def told():
        made = issue(seen, section, holder, as_person)
        found = notices_of(made, holder, as_person)
        return {notice.whom: notice for notice in found}

    return told


def test_the_state_is_told_of_the_report_that_it_was_sent(
    told, send, seen, section, carana
):
    send(seen, state=carana)
    notice = told()[Whom(state=carana)]
    assert notice.parts == [section.ref]
    assert notice.receiver == carana.name


def test_it_is_told_by_its_mission_where_that_reads_it(
    told, send, seen, section, carana, holder, as_person
):
    mission = factories.EntityFactory(kind=Entity.Kind.MISSION, state=carana)
    send(seen, state=carana)
    with as_person(holder):
        for record in (seen, section):
            release(record, to=mission, by=holder)
    assert told()[Whom(mission)].parts == [section.ref]


def test_a_mission_opened_since_keeps_nothing_from_its_state(
    told, send, seen, section, carana, holder, as_person
):
    send(seen, state=carana)
    notice = told()[Whom(state=carana)]
    mission = factories.EntityFactory(kind=Entity.Kind.MISSION, state=carana)
    with as_person(holder):
        for record in (seen, section):
            release(record, to=mission, by=holder)
        section.refresh_from_db()
    later = issue(seen, section, holder, as_person, text="On cards now.")
    [second] = [n for n in notices_of(later, holder, as_person) if n.entity == mission]
    with as_person(holder):
        assert actions.goes_first(second, by=holder) == notice
        for each in (notice, second):
            actions.send_by_hand(each, by=holder, sent_on=timezone.localdate())
    assert (notice.number, second.number) == (1, 2)


def test_a_letter_that_has_not_gone_out_told_nobody(
    told, holder, seen, carana, as_person
):
    with as_person(holder):
        draft = letters.register(by=holder, direction="out", state=carana)
        letters.tie(draft, seen, TOOK, by=holder)
    assert Whom(state=carana) not in told()


def test_what_was_written_later_did_not_go_along(
    told, send, holder, seen, carana, as_person
):
    send(seen, state=carana)
    with as_person(holder):
        later = assessing.add_section(seen, by=holder, title="Vaults", text="Shut.")
        assessing.keep(seen, by=holder)
        assessing.change(later, by=holder, text="Open.")
    assert later.ref not in told()[Whom(state=carana)].parts


def test_another_state_has_only_what_its_letter_is_tied_to(told, send, seen, katasi):
    send(seen, state=katasi)
    assert Whom(state=katasi) not in told()


def test_a_person_outside_has_the_part_that_was_sent(
    told, send, section, as_person, holder
):
    send(section, person="Ms A. Vale, Focal Point")
    notice = told()[Whom(person="Ms A. Vale, Focal Point")]
    assert notice.parts == [section.ref]


def test_nothing_is_told_of_what_was_asked_to_be_kept(
    told, send, section, holder, as_person
):
    send(section, person="Ms A. Vale, Focal Point")
    factories.ask_confidentiality([section], by=holder)
    assert told() == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_covers_it_on_its_way_to_the_state(
    told, send, seen, section, carana, holder, as_person, language
):
    send(seen, state=carana)
    letter, said = made_for(told()[Whom(state=carana)], holder, language, as_person)
    assert letter.marking.state == carana
    assert section.ref in said
    assert "Carana" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_covers_it_on_its_way_to_a_person(
    told, send, section, holder, as_person, language
):
    send(section, person="Ms A. Vale, Focal Point")
    [notice] = [n for whom, n in told().items() if whom.person]
    letter, said = made_for(notice, holder, language, as_person)
    assert (letter.person, letter.marking.state) == ("Ms A. Vale, Focal Point", None)
    assert letter.type == Letter.Type.LETTER
    assert "Ms A. Vale, Focal Point" in said
    assert "VERBAL" not in said


def test_its_covering_letter_is_no_earlier_version(
    told, send, section, holder, seen, as_person
):
    send(section, person="Ms A. Vale, Focal Point")
    [notice] = [n for whom, n in told().items() if whom.person]
    letter, _said = made_for(notice, holder, "en", as_person)
    with as_person(holder):
        letters.send(letter, by=holder, on=timezone.localdate())
        actions.send_by_hand(notice, by=holder, sent_on=timezone.localdate())
        section.refresh_from_db()
    again = issue(seen, section, holder, as_person, text="On cards now.")
    found = notices_of(again, holder, as_person)
    assert [n.person for n in found].count("Ms A. Vale, Focal Point") == 1


def made_for(notice, by, language, as_person):
    with as_person(by):
        template = offers.named(notice, "corrigendum", by)
        letter = making.make(notice, template, by=by, language=language)
        return letter, words_of_letter(letter, by)
