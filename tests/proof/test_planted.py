"""A mistake that can no longer be planted shows nothing."""

from pathlib import Path

import pytest

from .planted import MISTAKES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_the_line_it_changes_is_there_once_and_alone(mistake):
    assert (ROOT / mistake.file).read_text(encoding="utf-8").count(mistake.old) == 1
