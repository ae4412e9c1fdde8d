"""Surveys: instruments in versions, answers for one State, taken over and compared."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from assessments import actions
from assessments.actions import answers as answering
from assessments.actions import surveys as asking
from assessments.models import (
    SurveyAnswer,
    SurveyAnswers,
    SurveyHeading,
    SurveyInstrument,
    SurveyQuestion,
)
from assessments.surveys import answered
from ctportal.clearance.chains import fingerprints
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import ChangedMeanwhile, release
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import RequestScope
from ctportal.pages.exports import XLSX
from ctportal.reference.models import ScaleLevel, State

from .. import factories


def ask(instrument, by, number, words, **facts):
    facts = {"number": number, "texts": {"en": words}} | facts
    asking.put(SurveyQuestion, instrument, by=by, **facts)


def question(of, number):
    """The question of a number, in an instrument or in what answers it."""
    version = getattr(of, "instrument_id", of.pk)
    with as_person(of.created_by):
        questions = SurveyQuestion.objects.select_related("instrument", "heading")
        return questions.get(instrument=version, number=number)


def level(code):
    return ScaleLevel.objects.get(scale__code="implementation", code=code)


@pytest.fixture
def draft(holder):
    """A questionnaire of a heading and three questions, one of them open."""
    with as_person(holder):
        made = asking.begin_instrument(by=holder, title="Survey", text="Purpose")
        words = {"number": "A", "texts": {"en": "Financing", "fr": "Financement"}}
        asking.put(SurveyHeading, made, by=holder, **words)
        heading = SurveyHeading.objects.get(instrument=made)
        ask(made, holder, "10", "Is it an offence?", heading=heading)
        ask(made, holder, "2", "Can funds be frozen?", heading=heading)
        ask(made, holder, "3", "How?", answer="open")
    return made


@pytest.fixture
def instrument(holder, draft):
    with as_person(holder):
        return asking.issue(draft, by=holder)


@pytest.fixture
def survey(holder, carana):
    return begin_survey(holder, carana, date(2026, 3, 1))


def begin_survey(by, state, day):
    facts = {"title": f"Survey of {day}", "type": "survey", "as_of": day}
    with as_person(by):
        return actions.open_assessment(by=by, state=state, **facts)


@pytest.fixture
def answers(holder, survey, instrument):
    with as_person(holder):
        made = answering.begin_answers(survey, instrument, by=holder)
        said = {"level": level("largely"), "text": "A law.", "drawn_from": "Letter"}
        answering.answer(made, question(instrument, "2"), by=holder, **said)
    return made


# --- Instruments ----------------------------------------------------------------------


def test_questions_stand_in_the_order_of_their_numbers(holder, draft):
    with as_person(holder):
        questions = list(SurveyQuestion.objects.of_version(draft.pk))
    assert [one.number for one in questions] == ["2", "3", "10"]


def test_an_issued_version_never_changes(holder, instrument):
    with as_person(holder), pytest.raises(ValidationError):
        ask(instrument, holder, "4", "More?")
    with as_person(holder), pytest.raises(ValidationError):
        asking.take_away(question(instrument, "3"), by=holder)
    with as_person(holder), pytest.raises(ValidationError):
        asking.change_instrument(instrument, by=holder, title="Other")


def test_the_database_keeps_what_is_issued(holder, instrument):
    with as_person(holder):
        questions = SurveyQuestion.objects.filter(instrument=instrument)
        assert questions.update(number="9") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            SurveyQuestion.objects.create(instrument=instrument, number="9", position=9)


def test_an_empty_draft_is_not_issued(holder):
    with as_person(holder):
        empty = asking.begin_instrument(by=holder, title="Survey")
    with as_person(holder), pytest.raises(ValidationError):
        asking.issue(empty, by=holder)


def test_the_next_version_keeps_what_each_question_is(holder, instrument):
    with as_person(holder):
        later = asking.next_version(instrument, by=holder)
        assert (later.number, later.status) == (2, "draft")
        for number in ("2", "3", "10"):
            kept = question(later, number), question(instrument, number)
            assert kept[0].identity == kept[1].identity
            assert kept[0].pk != kept[1].pk
        asking.issue(later, by=holder)
        instrument.refresh_from_db()
    assert instrument.status == "superseded"


def test_it_reaches_unoct_when_it_is_cleared_for_transmission(
    holder, reader, instrument
):
    with as_person(reader):
        assert not SurveyInstrument.objects.readable_by(reader).exists()
        assert not SurveyQuestion.objects.exists()
    with as_person(holder):
        asking.clear(instrument, by=holder)
    with as_person(reader):
        assert SurveyInstrument.objects.readable_by(reader).get() == instrument
        assert SurveyQuestion.objects.count() == 3


def test_only_the_directorate_begins_one(unoct):
    other = factories.person_of(unoct, role="assessment-officer", clearance=1)
    with as_person(other), pytest.raises(PermissionDenied):
        asking.begin_instrument(by=other, title="Survey")


def test_it_is_written_in_a_browser_in_several_languages(browser, holder, draft):
    client = browser(holder)
    address = reverse("assessments:new-question", args=[draft.ref])
    said = {"number": "4", "words": "Who decides?", "answer": "open"}
    client.post(address, said)
    made = question(draft, "4")
    address = reverse("assessments:edit-question", args=[draft.ref, made.identity])
    client.post(f"{address}?in=fr", said | {"words": "Qui décide ?"})
    assert question(draft, "4").texts == {"en": "Who decides?", "fr": "Qui décide ?"}
    taken = reverse("assessments:take-away-question", args=[draft.ref, made.identity])
    client.post(taken)
    assert "Who decides?" not in client.get(draft.get_absolute_url()).content.decode()


def test_it_is_exported_and_taken_in_again(browser, holder, draft):
    client = browser(holder)
    file = client.get(draft.get_absolute_url(), {"format": "xlsx"}).getvalue()
    with as_person(holder):
        other = asking.begin_instrument(by=holder, title="Another")
    address = reverse("assessments:bring-questions", args=[other.ref])
    book = SimpleUploadedFile("survey.xlsx", file, content_type=XLSX)
    page = client.post(address, {"file": book}, follow=True).content.decode()
    assert "3 questions stored." in page
    assert question(other, "10").heading.texts == {
        "en": "Financing",
        "fr": "Financement",
    }
    assert question(other, "3").identity == question(draft, "3").identity


def test_a_workbook_says_every_row_that_is_wrong(browser, holder, draft):
    file = draft_as_workbook(browser(holder), draft)
    sheet = file.active
    sheet["D3"], sheet["B4"] = "perhaps", ""
    out = BytesIO()
    file.save(out)
    book = SimpleUploadedFile("survey.xlsx", out.getvalue(), content_type=XLSX)
    address = reverse("assessments:bring-questions", args=[draft.ref])
    page = browser(holder).post(address, {"file": book}).content.decode()
    assert "Row 3" in page
    assert "Row 4" in page


def draft_as_workbook(client, draft):
    file = client.get(draft.get_absolute_url(), {"format": "xlsx"}).getvalue()
    return load_workbook(BytesIO(file))


def test_its_word_document_holds_every_question(browser, holder, instrument):
    page = browser(holder).get(instrument.get_absolute_url(), {"format": "docx"})
    words = "\n".join(p.text for p in Document(BytesIO(page.getvalue())).paragraphs)
    for said in ("Can funds be frozen?", "☐ Fully implemented", "A. Financing"):
        assert said in words


# --- Answers --------------------------------------------------------------------------


def test_answers_go_to_the_state_alone(holder, reader, answers, carana):
    mission = factories.EntityFactory(code="m-xaa", kind="mission", state=carana)
    says = factories.person_of(mission, clearance=1)
    with as_person(holder):
        actions.bring_to("with-state", answers.assessment, by=holder)
    with as_person(says):
        assert SurveyAnswers.objects.readable_by(says).get() == answers
        assert SurveyAnswer.objects.readable_by(says).get().text == "A law."
        assert SurveyQuestion.objects.count() == 3
        assert not SurveyInstrument.objects.readable_by(says).exists()
    with as_person(reader):
        assert not SurveyAnswers.objects.readable_by(reader).exists()
        assert not SurveyQuestion.objects.exists()


def test_an_answer_is_of_the_version_that_is_cleared(
    holder, survey, answers, instrument
):
    with as_person(holder):
        cleared = fingerprints.seen(survey, holder)
        said = {"text": "Another law.", "by": holder}
        answering.answer(answers, question(instrument, "2"), **said)
        assert fingerprints.seen(survey, holder) != cleared


def test_an_answer_given_after_the_survey_is_with_the_state_reaches_it(
    holder, answers, instrument, carana
):
    mission = factories.EntityFactory(code="m-xaa", kind="mission", state=carana)
    says = factories.person_of(mission, clearance=1)
    with as_person(holder):
        actions.bring_to("with-state", answers.assessment, by=holder)
        answering.answer(answers, question(instrument, "3"), by=holder, text="Late.")
    with as_person(says):
        assert SurveyAnswer.objects.readable_by(says).count() == 2


def test_a_title_sealed_in_the_survey_does_not_stand_in_its_answers(
    browser, holder, reader, unoct, answers
):
    with as_person(holder):
        release(answers, to=unoct, by=holder)
        sealing.seal(answers.assessment, "title", by=holder)
    page = browser(reader).get(answers.get_absolute_url()).content.decode()
    assert "Survey of" not in page


def test_one_answer_is_withheld_alone(
    browser, holder, reader, unoct, answers, instrument
):
    with as_person(holder):
        answering.answer(answers, question(instrument, "3"), by=holder, text="Secret.")
        kept = SurveyAnswer.objects.get(text="Secret.")
        others = SurveyAnswer.objects.exclude(pk=kept.pk).get()
        for record in (answers, others):
            release(record, to=unoct, by=holder)
    page = browser(reader).get(answers.get_absolute_url()).content.decode()
    assert "A law." in page
    assert "Secret." not in page
    assert kept.ref not in page


def test_each_answer_is_stored_as_it_is_left(browser, holder, answers, instrument):
    asked = question(instrument, "10")
    address = reverse("assessments:answer-question", args=[answers.ref, asked.identity])
    prefix = asked.identity.hex
    said = {f"{prefix}-level": "not", f"{prefix}-text": "No law yet."}
    htmx = {"HTTP_HX_REQUEST": "true"}
    page = browser(holder).post(address, said, **htmx).content.decode()
    assert "2 of 3 questions" in page
    with as_person(holder):
        assert SurveyAnswer.objects.get(question=asked).level.code == "not"


def test_what_is_being_typed_stays_while_an_answer_is_stored(
    browser, holder, answers, instrument
):
    asked = question(instrument, "2")
    address = reverse("assessments:answer-question", args=[answers.ref, asked.identity])
    prefix = asked.identity.hex
    said = {f"{prefix}-level": "not", f"{prefix}-version": "1"}
    client, htmx = browser(holder), {"HTTP_HX_REQUEST": "true"}
    kept = client.post(address, said, **htmx)
    assert kept["HX-Reswap"] == "none"
    assert "textarea" not in kept.content.decode()
    assert kept.context["form"]["version"].value() in kept.content.decode()


def test_two_who_type_at_once_do_not_write_over_each_other(holder, answers, instrument):
    asked = question(instrument, "2")
    with as_person(holder):
        answering.answer(answers, asked, by=holder, seen="1", text="One.")
    with as_person(holder), pytest.raises(ChangedMeanwhile):
        answering.answer(answers, asked, by=holder, seen="1", text="Two.")


def test_who_types_second_sees_the_other_answer_and_may_keep_theirs(
    browser, holder, answers, instrument
):
    asked = question(instrument, "2")
    address = reverse("assessments:answer-question", args=[answers.ref, asked.identity])
    prefix, client = asked.identity.hex, browser(holder)
    said = {f"{prefix}-text": "Mine.", f"{prefix}-version": "0"}
    page = client.post(address, said, HTTP_HX_REQUEST="true")
    assert "Largely implemented, A law.”" in page.content.decode()
    again = said | {f"{prefix}-version": page.context["form"]["version"].value()}
    client.post(address, again, HTTP_HX_REQUEST="true")
    with as_person(holder):
        assert SurveyAnswer.objects.get(question=asked).text == "Mine."


@pytest.mark.parametrize("number", ["2", "3"])
def test_a_level_is_one_of_the_scale_of_the_version(
    holder, answers, instrument, number
):
    with as_person(holder):
        asked, wrong = question(instrument, "3"), level("fully")
    with as_person(holder), pytest.raises(ValidationError):
        answering.answer(answers, asked, by=holder, level=wrong)


def test_the_state_says_something_of_one_answer(browser, holder, answers):
    with as_person(holder):
        actions.bring_to("with-state", answers.assessment, by=holder)
        told = SurveyAnswer.objects.get()
    client = browser(holder)
    address = reverse("assessments:new-comment", args=[answers.assessment.ref])
    page = client.get(address, {"at": told.ref}).content.decode()
    assert "A law.</textarea>" in page
    said = {"place": told.ref, "asks": "wording", "proposed": "Two laws."}
    said |= {"language": "en", "letter_number": "NV 7"}
    client.post(address, said)
    annex = reverse("assessments:comments", args=[answers.assessment.ref])
    page = client.get(annex).content.decode()
    assert "question 2" in page
    assert "<ins>Two</ins>" in page


# --- Taken over and compared ----------------------------------------------------------


@pytest.fixture
def later(holder, carana, instrument, answers):
    """The next version: one question dropped, one reworded, one new; answered anew."""
    with as_person(holder):
        made = asking.next_version(instrument, by=holder)
        asking.take_away(question(made, "3"), by=holder)
        reworded = question(made, "10")
        facts = {"number": "10", "texts": {"en": "Is it a crime?"}}
        asking.put(SurveyQuestion, made, by=holder, known_as=reworded.identity, **facts)
        ask(made, holder, "11", "Who is heard?", answer="open")
        asking.issue(made, by=holder)
    survey = begin_survey(holder, carana, date(2026, 9, 1))
    with as_person(holder):
        return answering.begin_answers(survey, made, by=holder)


def compared(later, former, person):
    parts = answered.read(later, person)
    dropped = answered.put_former(parts, former, person)
    rows = [row for part in parts for row in part.rows] + dropped
    return {row.question.number: (row.change, row.is_reworded) for row in rows}


def test_what_changed_since_the_version_before_is_told(holder, answers, later):
    with as_person(holder):
        assert compared(later, answers, holder) == {
            "2": ("open", False),
            "10": ("open", True),
            "11": ("new", False),
            "3": ("dropped", False),
        }


def test_an_answer_is_taken_over_on_purpose_only(browser, holder, answers, later):
    client = browser(holder)
    address = reverse("assessments:fill-answers", args=[later.ref])
    page = client.get(address, {"part": "2"})
    assert "It still holds: take it over" in page.content.decode()
    with as_person(holder):
        assert not SurveyAnswer.objects.filter(answers=later).exists()
        identity = question(answers, "2").identity
    client.post(reverse("assessments:accept-answer", args=[later.ref, identity]))
    with as_person(holder):
        taken = SurveyAnswer.objects.get(answers=later)
        assert (taken.text, taken.is_carried) == ("A law.", True)
        assert compared(later, answers, holder)["2"] == ("unchanged", False)
        asked = question(later, "2")
        answering.answer(later, asked, by=holder, text="Two laws.")
        assert compared(later, answers, holder)["2"] == ("changed", False)


def test_a_part_is_taken_over_where_it_is_asked_in_the_same_words(
    browser, holder, answers, later
):
    with as_person(holder):
        reworded, same = question(answers, "10"), question(answers, "2")
        answering.answer(answers, reworded, by=holder, text="It is.")
    client = browser(holder)
    address = reverse("assessments:fill-answers", args=[later.ref])
    page = client.get(address, {"part": "2"}).content.decode()
    assert "Take over 1 answer of this part" in page
    way = reverse("assessments:accept-part", args=[later.ref])
    client.post(way, {"part": "2"})
    with as_person(holder):
        [taken] = SurveyAnswer.objects.filter(answers=later)
        assert taken.is_carried
        assert taken.question.identity == same.identity
    assert "Take over" not in client.get(address, {"part": "2"}).content.decode()


def test_the_version_is_named_where_answers_begin(browser, holder, survey, later):
    page = browser(holder).get(reverse("assessments:begin-answers", args=[survey.ref]))
    assert "Survey, version 2" in page.content.decode()


def test_what_the_state_asked_to_keep_is_kept_when_it_is_taken_over(
    holder, answers, later, carana
):
    with as_person(holder):
        former = SurveyAnswer.objects.readable_by(holder).for_table().get()
    factories.ask_confidentiality([former], by=holder)
    with as_person(holder):
        former.refresh_from_db()
        asked = question(later, "2")
        taken = answering.accept(later, asked, former, by=holder)
        assert RequestScope.objects.filter(record=taken.marking).exists()


def test_answers_of_another_state_are_not_taken_over(holder, answers, later):
    katasi = State.objects.get(iso3="XAB")
    other = begin_survey(holder, katasi, date(2026, 9, 2))
    with as_person(holder):
        theirs = answering.begin_answers(other, later.instrument, by=holder)
        former = SurveyAnswer.objects.readable_by(holder).for_table().get()
        asked = question(later, "2")
    with as_person(holder), pytest.raises(ValidationError):
        answering.accept(theirs, asked, former, by=holder)


def test_two_days_stand_side_by_side(browser, holder, answers, later):
    page = browser(holder).get(reverse("assessments:compare-answers", args=[later.ref]))
    for words in ("Question dropped", "New question", "asked in other words"):
        assert words in page.content.decode()


# --- Machines, files and budgets ------------------------------------------------------


def test_machines_ask_and_answer(browser, holder, survey):
    client, as_json = browser(holder), {"content_type": "application/json"}

    def post(address, said):
        told = client.post(f"/api/v1/{address}/", said, **as_json)
        assert told.status_code in (200, 201), told.content
        return told.json()

    made = post("survey-instruments", {"title": "Survey"})
    parts = f"survey-instruments/{made['ref']}/parts"
    post(parts, {"kind": "heading", "number": "A", "words": "Financing"})
    said = {"number": "1", "words": "Is it?", "heading": "A", "requirement": "1373-1a"}
    asked = post(parts, said)
    assert asked["questions"][0]["heading"] == "A"
    issued = post(f"survey-instruments/{made['ref']}/steps", {"step": "issue"})
    assert issued["status"] == "issued"
    facts = {"assessment": survey.ref, "instrument": made["ref"]}
    begun = post("survey-answers", facts)
    said = {"answers": begun["ref"], "question": "1", "level": "not", "text": "No."}
    assert post("answers", said)["level"] == "not"
    listed = client.get("/api/v1/answers/", {"answers": begun["ref"]}).json()
    assert len(listed["results"]) == 1


def test_answers_are_exported_with_what_each_is_marked(browser, holder, answers):
    file = browser(holder).get(answers.get_absolute_url(), {"format": "xlsx"})
    sheet = load_workbook(BytesIO(file.getvalue())).active
    said = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "A law." in said
    assert "Largely implemented" in said


def test_its_pages_ask_the_same_of_few_questions_and_of_many(
    browser, holder, answers, later
):
    names = ["answers", "fill-answers", "compare-answers"]
    addresses = [reverse(f"assessments:{name}", args=[later.ref]) for name in names]
    ask_and_answer(later, holder, 20)
    with as_person(holder):
        addresses.append(later.instrument.get_absolute_url())
    few = [queries_of(browser(holder), address) for address in addresses]
    for number in range(21, 32):
        ask_and_answer(later, holder, number)
    many = [queries_of(browser(holder), address) for address in addresses]
    assert many == few


def ask_and_answer(answers, by, number):
    """One question more, as if it had been asked from the beginning."""
    with as_person(by):
        version = SurveyInstrument.objects.filter(pk=answers.instrument_id)
        version.update(status="draft")
        ask(version.get(), by, str(number), f"No. {number}?", answer="open")
        version.update(status="issued")
        asked = question(answers, str(number))
        answering.answer(answers, asked, by=by, text="As it is.")


@pytest.mark.parametrize("name", ["instruments", "surveys-answered"])
def test_the_lists_are_read_and_exported(browser, holder, answers, name):
    client, address = browser(holder), reverse(f"assessments:{name}")
    assert client.get(address).status_code == 200
    file = client.get(address, {"format": "csv"}).getvalue().decode()
    assert "Survey" in file


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
