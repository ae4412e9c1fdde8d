"""Every row of the proof, smaller than `make proof` measures it."""

from sharing.exercise import cast

from .. import factories
from . import (
    agreement,
    completeness,
    first_wall_down,
    hiding,
    second_wall_down,
    three_worlds,
)
from .replay import undone


def holds(row):
    assert row.is_ok, str(row)


def test_row_2_every_route_and_every_model_is_accounted_for(db):
    holds(completeness.measure())


def test_row_3_without_the_first_wall_the_second_holds(db):
    holds(first_wall_down.measure(people=30))


def test_row_4_without_the_second_wall_the_first_holds(committed):
    holds(second_wall_down.measure(people=30))


def test_row_5_both_walls_and_the_explanation_agree(committed):
    holds(agreement.measure(cases=400))


def test_row_1_a_record_withheld_leaves_no_trace(committed):
    cast.engage_people(factories.PASSWORD)
    under_a_request = hiding.FAMILIES[1:2]
    holds(three_worlds.measure(under_a_request, apart=undone, most=1))
