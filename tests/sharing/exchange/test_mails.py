"""What a mail tells, and what it does not."""

from datetime import date

import pytest
from django.db import connection

from sharing.exchange import actions
from sharing.exchange.models import Delivery

from . import exchanges


@pytest.fixture
def mail(offices, matrix, by_smtp):
    """UNODC's mail, in an edition that also holds what it may not read."""
    kept = exchanges.recommend(offices, offices.unoct, title="Canary of Carana")
    theirs = exchanges.recommend(offices, offices.unodc, title="Shared with UNODC")
    actions.make_due_editions(date(2026, 5, 20))
    actions.empty_the_outbox()
    (found,) = by_smtp.to(offices.unodc_box)
    return found, kept, theirs


def test_a_confidential_line_is_nowhere_in_another_offices_mail(mail):
    whole, kept, _theirs = mail
    sheet = str(exchanges.rows_of(whole)).encode()
    for secret in (b"Canary", kept.ref.encode()):
        assert secret not in whole
        assert secret not in sheet


def test_subject_and_file_name_tell_no_item(mail):
    whole, _kept, theirs = mail
    message = exchanges.parsed(whole)
    (file,) = message.iter_attachments()
    assert message["Subject"] == "EXERCISE · cted-recommendations, edition 1"
    assert file.get_filename() == "cted-recommendations-1.xlsx"
    assert theirs.ref not in message.get_body().get_content()


def test_the_body_says_how_to_handle_it_and_where_to_read_on(mail):
    body = exchanges.parsed(mail[0]).get_body().get_content()
    line = "EXERCISE · CONFIDENTIAL · CTED, shared with your office"
    assert body.strip().startswith(line)
    assert body.strip().endswith(line)
    assert "/exchange/editions/E-" in body


def test_a_mail_has_one_recipient_and_nobody_else(mail, offices):
    message = exchanges.parsed(mail[0])
    assert message["To"] == offices.unodc_box.email
    assert message["Cc"] is message["Bcc"] is None


def test_it_speaks_its_recipients_language(offices, matrix, by_smtp):
    offices.unoct_box.language = "es"
    offices.unoct_box.save()
    actions.make_due_editions(date(2026, 5, 20))
    actions.empty_the_outbox()
    assert len(by_smtp.to(offices.unoct_box)) == 1


def test_a_mail_made_twice_is_the_same_mail(offices, matrix, by_smtp, as_person):
    exchanges.recommend(offices, offices.unoct)
    actions.make_due_editions(date(2026, 5, 20))
    actions.empty_the_outbox()
    with as_person(offices.head):
        # As after a crash between the mail server's word and ours.
        Delivery.objects.update(sent_at=None)
    actions.empty_the_outbox()
    first, again = by_smtp.to(offices.unoct_box)
    assert first == again


def test_what_a_mail_showed_is_in_the_record_of_access(mail, offices, as_person):
    _whole, kept, theirs = mail
    assert _mailed(offices, theirs, as_person) == [offices.unodc.pk]
    assert _mailed(offices, kept, as_person) == [offices.unoct.pk]


def _mailed(offices, record, as_person):
    with as_person(offices.head), connection.cursor() as cursor:
        cursor.execute(
            "SELECT entity_id FROM disclosures_of(%s, 9) WHERE channel = 'mail'",
            [record.pk],
        )
        return [entity for (entity,) in cursor.fetchall()]
