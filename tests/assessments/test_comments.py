"""What the State says of its report, and what CTED answers."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from assessments import actions
from assessments.models import Assessment, Comment, CommentAnswer, Section
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release, withdraw
from ctportal.people.models import Entity

from .. import factories
from . import word
from .test_pages import queries_of

Status = Assessment.Status
TEXT = "Border posts are not connected.\n\nThe police has no list."
LETTER = {"letter_number": "NV 214/2026", "letter_on": date(2026, 5, 4)}


@pytest.fixture
def section(holder, assessment, as_person):
    with as_person(holder):
        return actions.add_section(
            assessment, by=holder, title="Border security", text=TEXT
        )


@pytest.fixture
def delegate(carana):
    """Of the permanent mission of the State assessed."""
    mission = factories.EntityFactory(
        code="mission-carana", kind=Entity.Kind.MISSION, state=carana
    )
    return factories.person_of(mission, clearance=1)


@pytest.fixture
def with_state(holder, delegate, assessment, section, as_person):
    """The report put before the State."""
    with as_person(holder):
        return actions.bring_to(Status.WITH_STATE, assessment, by=holder)


@pytest.fixture
def comment(holder, with_state, section, as_person):
    """Written down by CTED on the State's behalf."""
    with as_person(holder):
        return actions.comment(
            with_state,
            by=holder,
            section=section,
            anchor=section.anchors[1],
            asks="wording",
            proposed="The police has a list.",
            **LETTER,
        )


def test_nothing_is_commented_on_before_the_state_has_it(
    holder, assessment, section, as_person
):
    with as_person(holder), pytest.raises(ValidationError):
        actions.comment(assessment, by=holder, asks="remark", text="No.", **LETTER)


def test_what_is_written_down_for_the_state_names_its_letter(
    holder, with_state, as_person
):
    with as_person(holder), pytest.raises(ValidationError) as refusal:
        actions.comment(with_state, by=holder, asks="remark", text="No.")
    assert "letter_number" in refusal.value.message_dict


def test_the_state_reads_what_was_written_down_for_it(comment, delegate, as_person):
    with as_person(delegate):
        assert Comment.objects.readable_by(delegate).get() == comment


def test_the_mission_says_it_itself_and_it_is_its_own(
    holder, delegate, with_state, section, as_person
):
    with as_person(delegate):
        said = actions.comment(
            with_state, by=delegate, section=section, asks="remark", text="Not so."
        )
        assert said.holder == delegate.entity
    with as_person(holder):
        assert Comment.objects.readable_by(holder).get() == said
        with pytest.raises(PermissionDenied):
            actions.change_comment(said, by=holder, text="Quite so.")


def test_nobody_else_comments(holder, reader, with_state, as_person):
    with as_person(holder):
        release(with_state, to=reader.entity, by=holder)
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.comment(with_state, by=reader, asks="remark", text="No.", **LETTER)


@pytest.mark.parametrize("by_mission", [True, False])
def test_a_comment_is_read_with_its_passage_alone(
    holder, delegate, with_state, section, as_person, by_mission
):
    by, letter = (delegate, {}) if by_mission else (holder, LETTER)
    with as_person(by):
        actions.comment(
            with_state, by=by, section=section, asks="remark", text="No.", **letter
        )
    with as_person(holder):
        withdraw(list(section.marking.releases.all()), by=holder)
    with as_person(delegate):
        assert not Comment.objects.readable_by(delegate).exists()
    with as_person(holder):
        assert Comment.objects.readable_by(holder).exists()


def test_the_annex_goes_before_the_committee_with_the_report(
    holder, delegate, with_state, section, comment, as_person
):
    committee = factories.person_of(
        Entity.objects.get(code="ctc-secretariat"), clearance=1
    )
    with as_person(delegate):
        own = actions.comment(
            with_state, by=delegate, section=section, asks="remark", text="Not so."
        )
    with as_person(holder):
        answer = actions.answer(comment, by=holder, verdict="accepted", reason="Right.")
        actions.bring_to(Status.COMMITTEE, with_state, by=holder)
    with as_person(committee):
        read = set(Comment.objects.readable_by(committee))
        if Assessment.objects.readable_by(committee).exists():
            assert read == {comment, own}
            assert CommentAnswer.objects.readable_by(committee).get() == answer
        else:
            assert read == set()


def test_the_state_reads_an_answer_once_the_report_goes_on(
    holder, delegate, with_state, comment, as_person
):
    with as_person(holder):
        actions.answer(comment, by=holder, verdict="in-part", reason="In part.")
    with as_person(delegate):
        assert not CommentAnswer.objects.readable_by(delegate).exists()
    with as_person(holder):
        actions.bring_to(Status.COMMITTEE, with_state, by=holder)
    with as_person(delegate):
        assert CommentAnswer.objects.readable_by(delegate).get().reason == "In part."


def test_a_comment_on_a_paragraph_withheld_is_withheld(
    holder, delegate, with_state, section, comment, as_person
):
    with as_person(holder):
        apart = actions.set_apart(
            Section.objects.readable_by(holder).get(pk=section.pk),
            comment.anchor,
            by=holder,
        )
        withdraw(list(apart.marking.releases.all()), by=holder)
    with as_person(delegate):
        assert not Comment.objects.readable_by(delegate).exists()
    with as_person(holder):
        assert Comment.objects.readable_by(holder).get().about_id == apart.pk


@pytest.fixture
def said(delegate, with_state, section, as_person):
    """What the mission says of the last paragraph."""
    last = {"section": section, "anchor": section.anchors[1]}
    with as_person(delegate):
        facts = {"by": delegate, "asks": "remark", "text": "No."}
        return actions.comment(with_state, **facts, **last)


def test_a_missions_comment_follows_its_paragraph(
    holder, delegate, section, said, as_person
):
    with as_person(holder):
        actions.answer(said, by=holder, verdict="accepted", reason="Right.")
        stored = Section.objects.readable_by(holder).get(pk=section.pk)
        actions.set_apart(stored, section.anchors[0], by=holder)
        answer = CommentAnswer.objects.readable_by(holder).get()
    with as_person(delegate):
        followed = Comment.objects.readable_by(delegate).get()
        there = Section.objects.readable_by(delegate).get(pk=followed.about_id)
        assert there.text == "The police has no list."
    assert answer.about_id == there.pk


def test_what_a_mission_commented_on_is_not_withheld_apart(
    holder, section, said, as_person
):
    with as_person(holder):
        stored = Section.objects.readable_by(holder).get(pk=section.pk)
        with pytest.raises(ValidationError, match="mission"):
            actions.set_apart(stored, section.anchors[1], by=holder)


@contextmanager
def atomic_refusal():
    with pytest.raises(DatabaseError), transaction.atomic():
        yield


def test_comments_follow_by_the_word_of_the_reports_office_alone(
    delegate, section, said, as_person
):
    moved = [section.pk, section.anchors, section.pk]
    follow = "SELECT comments_follow(%s, %s, %s)"
    with as_person(delegate), connection.cursor() as cursor, atomic_refusal():
        cursor.execute(follow, moved)


def test_a_mission_adds_to_what_cted_answered(holder, delegate, said, as_person):
    with as_person(delegate):
        assert not actions.is_answered(said)
    with as_person(holder):
        actions.answer(said, by=holder, verdict="accepted", reason="Right.")
    with as_person(delegate):
        assert not CommentAnswer.objects.exists()
        with pytest.raises(ValidationError, match="Add another"):
            actions.change_comment(said, by=delegate, text="Otherwise.")
        with pytest.raises(ValidationError, match="Add another"):
            actions.place(said, by=delegate)


def test_a_button_that_would_be_refused_is_not_drawn(
    browser, holder, delegate, said, as_person
):
    edit = reverse("assessments:edit-comment", args=[said.ref])
    assert edit in browser(delegate).get(said.get_absolute_url()).content.decode()
    with as_person(holder):
        actions.answer(said, by=holder, verdict="accepted", reason="Right.")
    assert edit not in browser(delegate).get(said.get_absolute_url()).content.decode()


def test_what_the_state_commented_on_is_not_taken_out(
    holder, section, comment, as_person
):
    with as_person(holder), pytest.raises(ValidationError):
        actions.take_out(section, by=holder)


def test_a_comment_stands_beside_the_text_and_never_over_it(browser, holder, comment):
    page = browser(holder).get(comment.assessment.get_absolute_url()).content.decode()
    assert "The police has no list." in page
    assert "<del>no</del>" in page
    assert "<ins>a</ins>" in page
    assert "NV 214/2026" in page


def test_a_comment_keeps_its_paragraph_when_the_text_moves_on(
    browser, holder, section, comment, as_person
):
    with as_person(holder):
        actions.change(section, by=holder, text=f"A new paragraph.\n\n{TEXT}")
    page = browser(holder).get(comment.get_absolute_url()).content.decode()
    assert "Comment on paragraph 3" in page


def test_a_comment_is_typed_at_its_paragraph(browser, delegate, with_state, section):
    client = browser(delegate)
    at = f"{section.ref}-{section.anchors[0]}"
    address = reverse("assessments:new-comment", args=[with_state.ref])
    assert f"{address}?at={at}" in (
        client.get(with_state.get_absolute_url()).content.decode()
    )
    typed = {"place": at, "asks": "remark", "text": "All are connected."}
    page = client.post(address, typed | {"language": "en"}, follow=True)
    assert "All are connected." in page.content.decode()
    assert "paragraph 1" in page.content.decode()


def test_what_is_missing_of_a_comment_stands_beside_its_field(
    browser, holder, with_state
):
    address = reverse("assessments:new-comment", args=[with_state.ref])
    typed = {"asks": "remark", "proposed": "Kept as typed", "language": "en"}
    page = browser(holder).post(address, typed)
    assert "Write the comment." in page.content.decode()
    assert "Kept as typed" in page.content.decode()
    assert "letter_number" in page.context["form"].errors


def test_a_comment_is_answered_on_its_page(browser, holder, comment):
    address = reverse("assessments:answer-comment", args=[comment.ref])
    said = {"verdict": "not-accepted", "reason": "The list is empty."}
    page = browser(holder).post(address, said, follow=True).content.decode()
    assert "The list is empty." in page
    assert "not accepted" in page
    again = {"verdict": "accepted", "reason": "Shown since."}
    page = browser(holder).post(address, again, follow=True).content.decode()
    assert "Shown since." in page


def test_the_words_of_an_answer_are_kept_until_it_is_whole(browser, holder, comment):
    address = reverse("assessments:answer-comment", args=[comment.ref])
    page = browser(holder).post(address, {"reason": "The list is empty."}, follow=True)
    assert "The list is empty." in page.content.decode()
    assert "verdict" in page.context["answer_form"].errors


def returned(client, report, *blocks, **beside):
    address = reverse("assessments:bring-returned", args=[report.ref])
    file = SimpleUploadedFile("returned.docx", word.document(*blocks, **beside))
    sent = {"file": file, "language": "en", "letter_number": "NV 214/2026"}
    return client.post(address, sent | {"letter_on": "2026-05-04"}, follow=True)


RETURNED = (
    word.paragraph("Cover note", style="Normal"),
    word.heading("I. Border security"),
    word.paragraph("Border posts are ", word.taken_out("not "), "connected."),
    word.paragraph(word.remarked(0, word.run("The police")), " has no list."),
    word.paragraph(word.put_in("A list is being made.")),
)


def test_a_returned_file_becomes_comments_at_their_paragraphs(
    browser, holder, with_state, section, as_person
):
    client = browser(holder)
    page = returned(client, with_state, *RETURNED, remarks=[(0, "Which one?")])
    shown = page.context["comments"]
    assert [(one.place, one.is_kept) for one in shown] == [
        ("1", True),
        ("2", True),
        ("2", True),
        ("", False),
    ]
    keep = {f"keep-{one.number}": "on" for one in shown}
    page = client.post(page.wsgi_request.path, keep, follow=True).content.decode()
    assert "4 comments stored" in page
    assert "to be placed" in page
    first, second = section.anchors
    with as_person(holder):
        kept = Comment.objects.readable_by(holder).order_by("pk")
        assert [(c.asks, c.anchor) for c in kept] == [
            ("wording", first),
            ("addition", second),
            ("remark", second),
            ("addition", ""),
        ]
        assert {c.letter_number for c in kept} == {"NV 214/2026"}


def test_a_returned_file_is_taken_in_once(browser, holder, with_state, as_person):
    client = browser(holder)
    page = returned(client, with_state, *RETURNED, remarks=[(0, "Which one?")])
    for again in ("", "again"):
        client.post(page.wsgi_request.path, {"keep-1": "on", "again": again})
    with as_person(holder):
        assert Comment.objects.readable_by(holder).count() == 1


def test_what_was_not_placed_is_placed_by_hand(
    browser, holder, with_state, section, as_person
):
    client = browser(holder)
    page = returned(client, with_state, *RETURNED, remarks=[(0, "Which one?")])
    client.post(page.wsgi_request.path, {"keep-4": "on"})
    with as_person(holder):
        waiting = Comment.objects.readable_by(holder).unplaced().get()
    at = f"{section.ref}-{section.anchors[1]}"
    address = reverse("assessments:place-comment", args=[waiting.ref])
    page = client.post(address, {"place": at}, follow=True).content.decode()
    assert "Comment on paragraph 2" in page


def test_comments_are_held_against_the_text_that_was_sent(
    browser, holder, with_state, section, as_person
):
    with as_person(holder):
        actions.change(section, by=holder, text="Quite another text by now.")
    client = browser(holder)
    page = returned(
        client,
        with_state,
        word.heading("I. Border security"),
        word.paragraph("Border posts are not connected."),
        word.paragraph("The police has no list."),
    )
    assert page.context["comments"] == []


def test_a_report_takes_as_many_queries_for_many_comments(
    browser, holder, with_state, section, comment, as_person
):
    client, address = browser(holder), with_state.get_absolute_url()
    few = queries_of(client, address)
    with as_person(holder):
        for _comment in range(4):
            more = actions.comment(
                with_state,
                by=holder,
                section=section,
                anchor=section.anchors[0],
                asks="remark",
                text="One more.",
                **LETTER,
            )
            actions.answer(more, by=holder, verdict="accepted", reason="Yes.")
    assert queries_of(client, address) <= few + 1


def test_machines_read_and_write_comments(browser, holder, with_state, section):
    client = browser(holder)
    sent = {
        "assessment": with_state.ref,
        "section": section.ref,
        "anchor": section.anchors[0],
        "asks": "remark",
        "text": "All are connected.",
        "letter_number": "NV 3",
    }
    made = client.post("/api/v1/comments/", sent, content_type="application/json")
    assert made.status_code == 201
    assert made.json()["section"] == section.ref
    listed = client.get("/api/v1/comments/", {"assessment": with_state.ref}).json()
    assert [row["text"] for row in listed["results"]] == ["All are connected."]
    said = {"comment": made.json()["ref"], "verdict": "accepted", "reason": "Right."}
    answered = client.post(
        "/api/v1/comment-answers/", said, content_type="application/json"
    )
    assert answered.json()["verdict"] == "accepted"
    refused = client.post(
        "/api/v1/comments/",
        sent | {"letter_number": ""},
        content_type="application/json",
    )
    assert refused.status_code == 400


def test_a_sealed_passage_is_not_told_by_what_is_said_of_it(
    browser, holder, reader, delegate, with_state, section, comment, as_person
):
    with as_person(delegate):
        own = actions.comment(
            with_state, by=delegate, section=section, asks="remark", text=TEXT
        )
    with as_person(holder):
        for record in (with_state, section, comment):
            release(record, to=reader.entity, by=holder)
        answer = actions.answer(comment, by=holder, verdict="accepted", reason=TEXT)
        release(answer, to=reader.entity, by=holder)
    with as_person(reader):
        assert CommentAnswer.objects.readable_by(reader).exists()
    with as_person(holder):
        sealing.seal(section, "text", by=holder)
        assert Comment.objects.readable_by(holder).count() == 2
    with as_person(reader):
        assert Section.objects.readable_by(reader).exists()
        assert not Comment.objects.readable_by(reader).exists()
        assert not CommentAnswer.objects.readable_by(reader).exists()
        # The second wall alone.
        assert not Comment.objects.exists()
        assert not CommentAnswer.objects.exists()
    with as_person(delegate):
        assert Comment.objects.readable_by(delegate).get() == own


def test_who_only_reads_in_the_office_changes_no_comment(
    cted, comment, section, as_person
):
    auditor = factories.person_of(cted, role="auditor", clearance=1)
    with as_person(auditor):
        with pytest.raises(PermissionDenied):
            actions.change_comment(comment, by=auditor, text="Quite so.")
        with pytest.raises(PermissionDenied):
            actions.place(comment, by=auditor, section=section)


def test_the_mission_changes_its_comment_while_the_report_is_with_it(
    holder, delegate, with_state, as_person
):
    with as_person(delegate):
        own = actions.comment(with_state, by=delegate, asks="remark", text="No.")
        actions.change_comment(own, by=delegate, text="Not so.")
    with as_person(holder):
        actions.bring_to(Status.COMMITTEE, with_state, by=holder)
    with as_person(delegate):
        stored = Comment.objects.readable_by(delegate).get(pk=own.pk)
        with pytest.raises(PermissionDenied):
            actions.change_comment(stored, by=delegate, text="Quite otherwise.")


def test_a_comment_is_placed_in_its_own_report(holder, carana, comment, as_person):
    other = factories.make_assessment(holder, state=carana)
    with as_person(holder):
        elsewhere = actions.add_section(other, by=holder, text="Of another report.")
        with pytest.raises(ValidationError):
            actions.place(comment, by=holder, section=elsewhere)
