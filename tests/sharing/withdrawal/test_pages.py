"""The pages of withdrawals, for those who take back and for those who are asked."""

import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document

from sharing.withdrawal import actions
from sharing.withdrawal.models import WithdrawalNotice

from ... import factories, office

MAY = date(2026, 5, 1)


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def notice(spread, mailbox, withdraw, notices, unoct):
    return notices(withdraw(spread))[unoct.code]


@pytest.fixture
def sent(notice, holder, as_person):
    with as_person(holder):
        actions.send(notice, by=holder)
        WithdrawalNotice.objects.filter(pk=notice.pk).update(sent_on=MAY)
    return notice


def test_the_page_of_a_record_names_everyone_who_had_it(
    spread, holder, reader, outsider, browser
):
    page = text_of(browser(holder).get(f"/withdrawals/of/{spread.ref}/"))
    for said in (reader.name, outsider.entity.name, "API client", "Copy no. 1"):
        assert said in page


def test_one_click_closes_all_and_drafts_the_notices(spread, holder, browser, unoct):
    due_on = timezone.localdate() + timedelta(days=7)
    asked = {"due_on": due_on.isoformat(), "reason": "A letter"}
    answer = browser(holder).post(f"/withdrawals/of/{spread.ref}/", asked, follow=True)
    assert unoct.name in text_of(answer)
    assert "To be sent" in text_of(answer)
    assert answer.context_data["records"] == [spread]


def test_the_page_of_a_request_names_everyone_who_had_what_it_covers(
    spread, holder, reader, browser
):
    request = factories.ask_confidentiality([spread], by=holder)
    page = text_of(browser(holder).get(f"/withdrawals/of/{request.ref}/"))
    assert spread.ref in page
    assert reader.name in page


def test_other_offices_do_not_see_who_had_it(spread, reader, outsider, browser):
    address = f"/withdrawals/of/{spread.ref}/"
    assert browser(reader).get(address).status_code == 403
    assert browser(outsider).get(address).status_code == 404


def test_a_notice_is_a_word_document_in_its_own_language(
    notice, holder, spread, browser
):
    answer = browser(holder).get(f"/withdrawals/notices/{notice.ref}/document/")
    document = Document(io.BytesIO(answer.getvalue()))
    cells = [cell.text for cell in document.tables[0]._cells]
    assert spread.ref in cells
    assert spread.title not in "".join(p.text for p in document.paragraphs)


def test_a_draft_is_nobody_elses(notice, reader, browser):
    assert browser(reader).get(notice.get_absolute_url()).status_code == 404


def test_the_receiver_is_asked_at_home_until_they_answer(sent, reader, browser):
    assert sent.ref in text_of(browser(reader).get("/"))
    said = {"answer": "destroyed", "answered_on": "2026-05-02", "by_whom": "Registry"}
    browser(reader).post(f"/withdrawals/notices/{sent.ref}/answer/", said)
    assert sent.ref not in text_of(browser(reader).get("/"))


def test_the_receiver_sees_nothing_of_what_was_taken_back(
    sent, reader, spread, browser
):
    page = text_of(browser(reader).get(sent.get_absolute_url()))
    assert spread.ref in page
    assert spread.title not in page
    assert sent.withdrawal.ref not in page
    assert browser(reader).get(spread.get_absolute_url()).status_code == 404


def test_an_overdue_notice_is_a_task_of_its_office(sent, holder, as_person, browser):
    with as_person(holder):
        WithdrawalNotice.objects.filter(pk=sent.pk).update(due_on=MAY)
    assert sent.ref in text_of(browser(holder).get("/"))


def test_a_day_to_come_is_refused_beside_its_field(notice, holder, browser):
    address = f"/withdrawals/notices/{notice.ref}/by-hand/"
    answer = browser(holder).post(address, {"sent_on": "2999-01-01"})
    assert "still to come" in text_of(answer)


@pytest.mark.parametrize("address", ["/withdrawals/", "/withdrawals/notices/"])
def test_the_lists_ask_no_more_for_more_rows(
    spread, holder, withdraw, notices, browser, address
):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            browser(holder).get(address)
        return len(queries)

    withdraw(spread)
    few = asked()
    for _time in range(3):
        withdraw(spread)
    assert asked() == few


@pytest.fixture
def letter_of(notice, holder, browser):
    """`letter_of("fr")` is the Word file of the notice as a letter."""

    def made_in(language):
        page, until = browser(holder), timezone.localdate() + timedelta(days=7)
        address = f"/letters/of/{notice.ref}/make/withdrawal/"
        made = page.post(address, {"language": language, "until": until.isoformat()})
        shown = text_of(page.get(made["Location"]))
        (document,) = re.findall(r'href="(/documents/D-\w+/)"', shown)
        return page.get(f"{document}file/").getvalue()

    return made_in


@office.needed
def test_libreoffice_opens_the_letter(letter_of, spread, tmp_path):
    languages = ("en", "fr", "es")
    contents = {f"{language}.docx": letter_of(language) for language in languages}
    for name, words in office.opened(contents, tmp_path).items():
        assert spread.ref in words, name


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_notice_is_made_a_letter_in_its_office_s_name(spread, letter_of, language):
    letter = Document(io.BytesIO(letter_of(language)))
    assert spread.ref in [cell.text for cell in letter.tables[0]._cells]
    words = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert "CTED/" in words
    assert not re.search("[{}]", words)
