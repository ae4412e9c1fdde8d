"""Making editions and emptying the outbox, talking to a real mail server."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from ctportal.people.models import Membership
from sharing.exchange import actions
from sharing.exchange.models import JobRun

from . import exchanges

A_DAY = date(2026, 5, 20)


def send(day=A_DAY):
    actions.make_due_editions(day)
    return actions.empty_the_outbox()


def test_each_recipient_gets_one_mail_with_what_it_may_read(offices, matrix, by_smtp):
    exchanges.recommend(offices, offices.unoct, title="For UNOCT")
    exchanges.recommend(offices, offices.unoct, offices.unodc, title="For both")
    exchanges.recommend(offices, title="For nobody")
    assert send() == 2
    (to_unoct,) = by_smtp.to(offices.unoct_box)
    (to_unodc,) = by_smtp.to(offices.unodc_box)
    assert {row[4] for row in exchanges.rows_of(to_unoct)} == {"For UNOCT", "For both"}
    assert [row[4] for row in exchanges.rows_of(to_unodc)] == ["For both"]


def test_lines_are_numbered_without_a_gap_for_each_recipient(offices, matrix, by_smtp):
    for number in range(6):
        shared = [offices.unoct, offices.unodc] if number % 2 else [offices.unoct]
        exchanges.recommend(offices, *shared)
    send()
    (to_unodc,) = by_smtp.to(offices.unodc_box)
    assert [row[0] for row in exchanges.rows_of(to_unodc)] == [1, 2, 3]


def test_both_matrices_go_out(offices, matrix, by_smtp):
    exchanges.project_matrix(offices)
    exchanges.run_project(offices, offices.cted, title="Border posts")
    assert send() == 3
    (to_cted,) = by_smtp.to(offices.cted_box)
    assert exchanges.rows_of(to_cted)[0][2:4] == ["Border posts", "Carana"]


def test_ringing_twice_sends_once(offices, matrix, by_smtp):
    send()
    assert send() == 0
    assert JobRun.objects.count() == 1


def test_a_matrix_new_to_the_portal_begins_with_the_present_period(offices, matrix):
    assert actions.make_due_editions(date(2026, 5, 3)) == 1
    assert actions.make_due_editions(date(2026, 5, 4)) == 0
    assert exchanges.latest_edition(matrix).period == date(2026, 5, 1)


def test_after_a_long_silence_one_edition_is_made(offices, matrix):
    actions.make_due_editions(date(2026, 1, 20))
    assert actions.make_due_editions(date(2026, 5, 20)) == 1
    assert actions.make_due_editions(date(2026, 5, 21)) == 0
    edition = exchanges.latest_edition(matrix)
    assert (edition.number, edition.period) == (2, date(2026, 5, 1))


def test_what_is_withheld_after_the_edition_was_made_does_not_leave(
    offices, matrix, by_smtp
):
    kept = exchanges.recommend(offices, offices.unoct, title="Withheld at last")
    exchanges.recommend(offices, offices.unoct, title="Shared")
    actions.make_due_editions(A_DAY)
    exchanges.ask_for_confidentiality([kept], offices)
    actions.empty_the_outbox()
    (to_unoct,) = by_smtp.to(offices.unoct_box)
    assert [row[4] for row in exchanges.rows_of(to_unoct)] == ["Shared"]
    assert kept.ref.encode() not in to_unoct


def test_a_recipient_with_no_line_is_told_so(offices, matrix, by_smtp):
    exchanges.recommend(offices, offices.unoct)
    send()
    (to_unodc,) = by_smtp.to(offices.unodc_box)
    assert exchanges.rows_of(to_unodc) == []
    assert "no lines" in exchanges.parsed(to_unodc).get_body().get_content()


def test_a_line_above_what_may_leave_by_mail_stays(offices, by_smtp):
    exchanges.recommendation_matrix(offices, mailed_up_to=0)
    exchanges.recommend(offices, offices.unoct, classification=1, title="Stays")
    exchanges.recommend(offices, offices.unoct, classification=0, title="Leaves")
    send()
    (to_unoct,) = by_smtp.to(offices.unoct_box)
    assert [row[4] for row in exchanges.rows_of(to_unoct)] == ["Leaves"]


def test_a_delivery_to_somebody_who_left_is_closed(offices, matrix, by_smtp):
    actions.make_due_editions(A_DAY)
    offices.unoct_box.is_active = False
    offices.unoct_box.save()
    Membership.objects.filter(person=offices.unodc_box).update(ends_on="2026-05-01")
    assert actions.empty_the_outbox() == 0
    assert by_smtp.mails == []
    assert all(d.closed_at for d in exchanges.deliveries_of(matrix))


def test_a_mail_that_cannot_leave_is_tried_later(offices, matrix, settings, postbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    # Nobody listens on the discard port.
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    actions.make_due_editions(A_DAY)
    assert actions.empty_the_outbox() == 0
    first, _second = exchanges.deliveries_of(matrix)
    assert (first.attempts, first.problem) == (1, "ConnectionRefusedError")
    assert first.not_before > first.dated_at
    settings.EMAIL_PORT = postbox.port
    assert actions.empty_the_outbox() == 0


def test_a_matrix_nobody_approved_stays(offices):
    exchanges.recommendation_matrix(offices, approved_by=None, approved_at=None)
    assert actions.make_due_editions(A_DAY) == 0


def test_a_matrix_whose_responsible_person_left_stays(offices, matrix):
    Membership.objects.filter(person=offices.head).update(ends_on="2026-05-01")
    assert actions.make_due_editions(A_DAY) == 0


def test_a_schedule_is_approved_by_a_second_person(offices, as_person):
    matrix = exchanges.recommendation_matrix(
        offices, approved_by=None, approved_at=None
    )
    with as_person(offices.head), pytest.raises(PermissionDenied):
        actions.approve(matrix, by=offices.head)
    with as_person(offices.officer):
        actions.approve(matrix, by=offices.officer)
    assert actions.make_due_editions(A_DAY) == 1


def test_only_the_sender_makes_an_edition(offices, matrix, as_person):
    with as_person(offices.manager), pytest.raises(PermissionDenied):
        actions.make_edition(matrix, period=A_DAY, by=offices.manager)
