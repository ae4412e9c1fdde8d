"""Waiting deliveries begin anew when their recipient loses what they hold."""

import pytest
from django.db import transaction

from ctportal.confidentiality import closing
from ctportal.confidentiality.identity import as_person
from sharing.exchange import actions
from sharing.exchange.closing import sent_with

from . import exchanges


@pytest.fixture
def recommendations(offices):
    """One that both recipients read, one that UNOCT alone reads."""
    return (
        exchanges.recommend(offices, offices.unoct, offices.unodc),
        exchanges.recommend(offices, offices.unoct),
    )


@pytest.fixture
def queued(offices, matrix, recommendations):
    """An edition with these lines, waiting in the outbox."""
    with as_person(offices.head):
        return actions.make_edition(matrix, period=exchanges.MAY, by=offices.head)


def take_out(record, offices):
    exchanges.ask_for_confidentiality([record], offices)
    with as_person(offices.head):
        closing.close_copies([record.marking], by=offices.head)


def held(matrix, recipient, *, waiting):
    return [
        sorted(delivery.refs)
        for delivery in exchanges.deliveries_of(matrix)
        if delivery.recipient == recipient and (delivery.closed_at is None) == waiting
    ]


def test_a_delivery_knows_what_it_holds_for_its_recipient(
    offices, matrix, queued, recommendations
):
    both, one = recommendations
    assert held(matrix, offices.unodc_box, waiting=True) == [[both.ref]]
    assert held(matrix, offices.unoct_box, waiting=True) == [
        sorted([both.ref, one.ref])
    ]


def test_what_is_lost_closes_the_delivery_and_the_rest_waits_anew(
    offices, matrix, queued, recommendations
):
    both, one = recommendations
    take_out(one, offices)
    before, after = (
        held(matrix, offices.unoct_box, waiting=waiting) for waiting in (False, True)
    )
    assert (before, after) == ([sorted([both.ref, one.ref])], [[both.ref]])


def test_a_recipient_who_never_had_it_is_left_alone(
    offices, matrix, queued, recommendations
):
    take_out(recommendations[1], offices)
    assert held(matrix, offices.unodc_box, waiting=False) == []


def test_the_mail_begun_anew_is_the_same_mail(offices, matrix, queued, recommendations):
    take_out(recommendations[1], offices)
    deliveries = exchanges.deliveries_of(matrix)
    to_unoct = [d for d in deliveries if d.recipient == offices.unoct_box]
    assert len({delivery.message_id for delivery in to_unoct}) == 1


def test_an_empty_edition_goes_out_all_the_same(
    offices, matrix, queued, recommendations
):
    take_out(recommendations[0], offices)
    assert held(matrix, offices.unodc_box, waiting=True) == [[]]


def test_what_still_is_readable_closes_nothing(
    offices, matrix, queued, recommendations
):
    with as_person(offices.head):
        closing.close_copies([recommendations[1].marking], by=offices.head)
    assert held(matrix, offices.unoct_box, waiting=False) == []


def test_other_offices_close_nothing(offices, matrix, queued, recommendations):
    exchanges.ask_for_confidentiality([recommendations[1]], offices)
    before = held(matrix, offices.unoct_box, waiting=False)
    with as_person(offices.manager):
        closing.close_copies([recommendations[0].marking], by=offices.manager)
    assert held(matrix, offices.unoct_box, waiting=False) == before


def test_what_was_sent_is_told_to_whose_record_it_was(
    committed, offices, matrix, queued, recommendations, by_smtp
):
    actions.empty_the_outbox()
    with as_person(offices.head), transaction.atomic():
        sent = sent_with([recommendations[1].marking])
    assert [(s.number, s.entity_id, s.refs) for s in sent] == [
        (1, offices.unoct.pk, [recommendations[1].ref])
    ]
    with as_person(offices.manager), transaction.atomic():
        assert sent_with([recommendations[1].marking]) == []
