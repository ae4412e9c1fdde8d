"""Notes are read by those they name, from the moment they are given."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from ctportal.confidentiality.models import Marking
from ctportal.correspondence import actions as documents
from ctportal.correspondence.models import Document
from ctportal.people.models import Classification
from sharing.notes import actions
from sharing.notes.models import Acknowledgement, Note
from sharing.portal.models import SearchEntry
from tests import factories
from tests.correspondence.conftest import named_file

from .conftest import found


@pytest.fixture
def reads(as_person):
    """`reads(person)`: the titles of the notes this person finds."""

    def act(person):
        with as_person(person):
            return [note.title for note in Note.objects.readable_by(person)]

    return act


def test_a_draft_is_read_by_who_writes_and_who_signs(
    write, reads, drafter, head, other_head, colleague
):
    write(drafter)
    assert reads(drafter)
    assert reads(head)
    assert not reads(other_head)
    assert not reads(colleague)


def test_signing_gives_a_note_to_those_it_names_and_to_nobody_else(
    given, reads, drafter, head, other_head, colleague, reader, outsider
):
    assert reads(other_head) == reads(head) == reads(drafter) == [given.title]
    for person in (colleague, reader, outsider):
        assert reads(person) == []


def test_its_release_rests_on_the_joint_report(given, head, as_person):
    with as_person(head):
        release = given.marking.releases.get(function__code="head-unoct")
    assert (release.basis, release.ground) == ("standing", "joint report, 14 c")


def test_a_confidential_draft_is_a_circles_and_then_the_offices(
    write, give, reads, holder, head, other_head, reader
):
    colleague = factories.person_of(holder.entity, role="reviewer", clearance=1)
    note = write(holder, classification=Classification.CONFIDENTIAL)
    assert reads(holder)
    assert reads(head)
    assert not reads(colleague)
    give(note, holder, head)
    assert reads(colleague)
    assert reads(other_head)
    assert not reads(reader)


def test_only_who_fills_a_function_drafts_strictly_confidential(write, colleague):
    with pytest.raises(ValidationError, match="fills a named function"):
        write(colleague)


def test_only_the_function_it_names_signs(write, drafter, as_person):
    note = write(drafter)
    with as_person(drafter), pytest.raises(PermissionDenied):
        actions.sign(note, by=drafter)


def test_nobody_signs_twice(given, head, as_person):
    with as_person(head), pytest.raises(ValidationError):
        actions.sign(found(head, given), by=head)


def test_what_was_given_stays_as_it_is(given, drafter, as_person):
    with as_person(drafter), pytest.raises(ValidationError):
        actions.redraft(found(drafter, given), by=drafter, text="Otherwise.")


def test_a_change_takes_a_note_back_from_who_signs(write, drafter, as_person):
    note = write(drafter)
    with as_person(drafter):
        actions.hand_in(note, by=drafter)
        actions.redraft(note, by=drafter, text="Otherwise.")
    assert note.is_draft


def test_what_is_attached_goes_with_the_note(
    write, give, drafter, head, other_head, colleague, as_person
):
    note = write(drafter)
    with as_person(drafter):
        documents.attach(note, file=named_file(), title="Annex", by=drafter)
    give(note, drafter, head)
    for person, count in ((other_head, 1), (colleague, 0)):
        with as_person(person):
            assert Document.objects.readable_by(person).count() == count


def test_the_receiver_acknowledges_once(given, other_head, head, as_person):
    with as_person(other_head):
        note = found(other_head, given)
        made = actions.acknowledge(note, by=other_head, remark="Noted.")
        assert made.holder == other_head.entity
        with pytest.raises(PermissionDenied):
            actions.acknowledge(note, by=other_head)
    with as_person(head):
        arrived = Acknowledgement.objects.readable_by(head).get(note=given)
    assert arrived.remark == "Noted."


def test_an_acknowledgement_is_read_with_its_note_alone(
    write, give, drafter, head, other_head, reader, as_person
):
    confidential = write(drafter, classification=Classification.CONFIDENTIAL)
    note = give(confidential, drafter, head)
    with as_person(other_head):
        actions.acknowledge(found(other_head, note), by=other_head)
    with as_person(reader):
        assert not Acknowledgement.objects.readable_by(reader).exists()
        assert not Acknowledgement.objects.filter(note_id=note.pk).exists()


def test_nobody_acknowledges_what_is_not_for_them(given, head, as_person):
    with as_person(head), pytest.raises(PermissionDenied):
        actions.acknowledge(found(head, given), by=head)


def test_an_answer_is_seen_beside_what_it_answers(given, write, other_head, as_person):
    with as_person(other_head):
        answered = found(other_head, given)
    reply = write(
        other_head,
        answers=answered,
        signatory=other_head.entity.functions.get(code="head-unoct"),
        receivers=[given.signatory],
    )
    assert reply.answers.answered == answered


def test_a_search_finds_a_note_for_whom_it_names(
    given, other_head, colleague, as_person
):
    for person, refs in ((other_head, [given.ref]), (colleague, [])):
        with as_person(person):
            entries = SearchEntry.objects.readable_by(person).matching("marshgate")
            assert [entry.ref for entry in entries] == refs


# --- Information from offices ---------------------------------------------------------


@pytest.fixture
def came_in(write, reader):
    """What a field office sent to UNOCT, as yet with UNOCT alone."""
    facts = {"type": Note.Type.FROM_OFFICES, "signatory": None, "receivers": []}
    facts |= {"classification": Classification.CONFIDENTIAL, "came_on": "2026-05-01"}
    return write(reader, originator=factories.EntityFactory(), **facts)


def test_what_an_office_sent_in_is_passed_on_to_the_other(
    came_in, reads, reader, holder, outsider, as_person
):
    assert reads(reader)
    assert not reads(holder)
    with as_person(reader):
        actions.pass_on(came_in, by=reader)
    assert reads(holder) == [came_in.title]
    assert not reads(outsider)
    with as_person(holder):
        actions.acknowledge(found(holder, came_in), by=holder)


def test_it_is_never_passed_onward(came_in, reader, holder, outsider, as_person):
    with as_person(reader):
        actions.pass_on(came_in, by=reader)
    with as_person(holder), pytest.raises(PermissionDenied):
        actions.pass_on(found(holder, came_in), by=holder)


def test_its_originator_agrees_first_where_it_said_so(
    write, reads, reader, holder, as_person
):
    facts = {"type": Note.Type.FROM_OFFICES, "signatory": None, "receivers": []}
    facts |= {"classification": Classification.CONFIDENTIAL, "came_on": "2026-05-01"}
    note = write(
        reader, originator=factories.EntityFactory(), passing_on="agreed", **facts
    )
    with as_person(reader):
        with pytest.raises(ValidationError, match="agreement"):
            actions.pass_on(note, by=reader)
        actions.pass_on(note, by=reader, agreement="Mail of 2 May")
    assert reads(holder) == [note.title]


def test_what_is_not_to_be_passed_on_stays(write, reads, reader, holder, as_person):
    facts = {"type": Note.Type.FROM_OFFICES, "signatory": None, "receivers": []}
    facts |= {"classification": Classification.CONFIDENTIAL, "came_on": "2026-05-01"}
    note = write(
        reader, originator=factories.EntityFactory(), passing_on="never", **facts
    )
    with as_person(reader), pytest.raises(ValidationError):
        actions.pass_on(note, by=reader, agreement="Mail of 2 May")
    assert reads(holder) == []


def test_strictly_confidential_information_goes_to_those_named_alone(
    write, reads, head, other_head, holder, as_person
):
    facts = {"type": Note.Type.FROM_OFFICES, "signatory": None}
    note = write(
        other_head,
        receivers=head.entity.functions.filter(code="head-cted"),
        came_on="2026-05-01",
        **facts,
    )
    with as_person(other_head):
        actions.pass_on(note, by=other_head)
        assert Marking.objects.readable_by(other_head).filter(ref=note.ref).exists()
    assert reads(head)
    assert not reads(holder)
