"""Asking for access tells nobody but the holder, and who asked what they are told."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from ctportal.confidentiality import questions

from .. import factories
from .test_doors import heard

MISSING = "R-000000"
ASK = "/confidentiality/ask-for-access/"
ASKED = "/confidentiality/asked/"


@pytest.fixture
def record(holder):
    return factories.make_recommendation(holder)


@pytest.fixture
def ask(as_person, record):
    """`ask(outsider)` asks for the record."""

    def act(person, address=record.ref):
        with as_person(person):
            questions.ask_for_access(by=person, address=address, reason="For a visit")

    return act


@pytest.fixture
def answer(as_person):
    """`answer(holder, words)` answers the one question there is."""

    def act(person, words=""):
        with as_person(person):
            (question,) = questions.questions_to(person)
            questions.answer(question.id, by=person, words=words)
            return question

    return act


def told(person, as_person):
    with as_person(person):
        return [answer.words for answer in questions.answers_to(person)]


def test_only_who_may_read_a_record_is_told_who_asks_for_it(
    ask, record, holder, cted, outsider, as_person
):
    ask(outsider)
    uncleared = factories.person_of(cted, role="head")
    for person, refs in ((holder, [record.ref]), (uncleared, []), (outsider, [])):
        with as_person(person):
            assert [q.ref for q in questions.questions_to(person)] == refs


def test_asking_is_one_and_the_same_for_hidden_and_missing(browser, outsider, record):
    client = browser(outsider)
    said = {"reason": "For a visit"}
    answers = [
        heard(client.post(ASK, said | {"address": ref}, follow=True), ref)
        for ref in (record.ref, MISSING)
    ]
    assert answers[0] == answers[1]
    assert "nobody else is told" in answers[0][2]


def test_asking_asks_the_database_the_same(browser, outsider, record, statements):
    client = browser(outsider)
    said = {"reason": "For a visit"}
    hidden, missing = (
        statements(lambda ref=ref: client.post(ASK, said | {"address": ref}))
        for ref in (record.ref, MISSING)
    )
    assert hidden == missing


def test_the_address_is_the_one_that_was_not_found(browser, outsider, record):
    client = browser(outsider)
    for ref in (record.ref, MISSING):
        address = f"http://testserver/assessments/recommendations/{ref}/"
        page = client.get(ASK, headers={"referer": address}).content.decode()
        assert f'value="/assessments/recommendations/{ref}/"' in page


@pytest.mark.parametrize(
    "before", ["https://elsewhere.example/R-7F3K2Q/", "javascript:alert(1)", ""]
)
def test_no_other_place_writes_the_address(browser, outsider, before):
    page = browser(outsider).get(ASK, headers={"referer": before})
    assert page.context["form"]["address"].value() == ""


def test_the_not_found_page_leads_to_asking(browser, outsider, record):
    client = browser(outsider)
    pages = {
        client.get(address).content
        for address in (f"/documents/{MISSING}/", f"/visits/{record.ref}/", "/none/")
    }
    assert len(pages) == 1
    assert f'<a href="{ASK}"' in pages.pop().decode()


def test_who_asked_reads_the_words_and_nothing_else(
    browser, ask, answer, record, holder, outsider
):
    ask(outsider)
    answer(holder, "Write to the permanent mission.")
    assert "There is an answer" in browser(outsider).get("/").content.decode()
    page = browser(outsider).get(ASK).content.decode()
    assert "Write to the permanent mission." in page
    assert holder.name not in page
    assert holder.entity.name not in page


def test_a_question_closed_without_a_word_tells_nothing(
    ask, answer, holder, outsider, browser, as_person
):
    before = heard(browser(outsider).get(ASK))
    ask(outsider)
    answer(holder)
    assert told(outsider, as_person) == []
    assert heard(browser(outsider).get(ASK)) == before


def test_nobody_else_reads_an_answer(ask, answer, holder, reader, outsider, as_person):
    ask(outsider)
    answer(holder, "Write to the permanent mission.")
    for person in (holder, reader):
        assert told(person, as_person) == []


def test_a_question_is_answered_once(ask, answer, holder, outsider, as_person):
    ask(outsider)
    answer(holder, "No.")
    answer(holder, "Yes.")
    assert told(outsider, as_person) == ["No."]


def test_others_answer_no_question_of_this_office(
    ask, answer, holder, reader, outsider, as_person
):
    ask(outsider)
    question = answer(holder)
    for person, refusal in ((reader, Http404), (outsider, PermissionDenied)):
        with as_person(person), pytest.raises(refusal):
            questions.answer(question.id, by=person, words="Yes.")


def test_an_answer_is_put_aside_by_who_was_answered(
    ask, answer, holder, outsider, browser, as_person
):
    ask(outsider)
    question = answer(holder, "No.")
    address = f"/confidentiality/answers/{question.id}/put-aside/"
    assert browser(holder).post(address).status_code == 404
    assert told(outsider, as_person) == ["No."]
    browser(outsider).post(address)
    assert told(outsider, as_person) == []


def test_an_officer_sees_who_asks_and_answers_on_the_page(
    browser, ask, record, cted, outsider, as_person
):
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    ask(outsider)
    client = browser(officer)
    assert f"asks for access to {record.ref}" in client.get("/").content.decode()
    page = client.get(ASKED)
    assert f"/confidentiality/readers/{record.ref}/release/" in page.content.decode()
    question, _form = page.context["questions"][0]
    client.post(f"/confidentiality/asked/{question.id}/answer/", {"words": "No."})
    assert told(outsider, as_person) == ["No."]
    assert "asks for access" not in client.get("/").content.decode()


def test_a_question_that_was_never_asked_is_not_there(browser, holder):
    for where in ("asked/{}/answer/", "answers/{}/put-aside/"):
        address = "/confidentiality/" + where.format(uuid4())
        assert browser(holder).post(address).status_code == 404


@pytest.fixture
def statements(django_assert_max_num_queries):
    """The statements an act makes, without what is drawn anew for each."""

    def made(act):
        with django_assert_max_num_queries(100) as captured:
            act()
        asked = [
            query["sql"].split("(")[0].split(" SET ")[0]
            for query in captured.captured_queries
        ]
        return [statement for statement in asked if "SAVEPOINT" not in statement]

    return made
