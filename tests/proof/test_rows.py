"""Every row of the proof, smaller than `make proof` measures it."""

import pytest

from . import (
    agreement,
    canaries,
    completeness,
    first_wall_down,
    ledger,
    place,
    sealed,
    second_wall_down,
    three_worlds,
)

UNDER_A_REQUEST = slice(1, 2)


def holds(row):
    assert row.is_ok, str(row)


def test_row_1_a_record_withheld_leaves_no_trace(accounts):
    smaller = {"part": UNDER_A_REQUEST, "most": 1}
    holds(three_worlds.measure(apart=accounts, played=place.among_others, **smaller))


def test_row_2_every_route_and_every_model_is_accounted_for(db):
    holds(completeness.measure())


def test_row_3_without_the_first_wall_the_second_holds(committed):
    holds(first_wall_down.measure(people=30))


def test_row_4_without_the_second_wall_the_first_holds(committed):
    holds(second_wall_down.measure(people=30))


def test_row_5_both_walls_and_the_explanation_agree(committed):
    holds(agreement.measure(cases=400))


@pytest.mark.usefixtures("accounts")
def test_row_6_no_canary_is_found_where_it_should_not_be():
    holds(canaries.measure(is_short=True))


@pytest.mark.usefixtures("accounts")
def test_row_10_everything_confidential_has_its_line():
    holds(ledger.measure(entries=10_000, least=1000))


def test_row_12_a_sealed_value_is_not_lost(committed):
    holds(sealed.measure(edits=60))
