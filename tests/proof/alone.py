"""The rows that take the time of things, smaller than `make proof` measures them.

They want the machine to themselves: `make test`, which shares it, passes them over, and
`make mistakes` names them.
"""

import pytest

from . import cost, timing
from .test_rows import holds


@pytest.mark.usefixtures("accounts")
def test_row_7_time_tells_nothing():
    holds(timing.measure(pairs=25, band=0.3, many=1000))


@pytest.mark.usefixtures("accounts")
def test_row_9_the_second_wall_costs_little():
    holds(cost.measure(records=300, rounds=3, each=2, most=2))
