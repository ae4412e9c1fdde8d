import os

import pytest

from ctportal.embedded import place
from ctportal.embedded.place import Place

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts as nobody")


@as_root
def test_a_home_nobody_can_reach_has_its_data_elsewhere(home, monkeypatch, tmp_path):
    monkeypatch.setattr(place, "ELSEWHERE", tmp_path / "elsewhere")
    home.chmod(0o700)
    first = Place(home).path
    assert first.parent == tmp_path / "elsewhere"
    home.chmod(0o711)
    assert Place(home).path == first


@as_root
def test_data_stay_where_they_are_when_the_home_closes(home):
    (home / "postgres").mkdir()
    home.chmod(0o700)
    assert Place(home).path == home


@as_root
def test_a_directory_somebody_else_made_is_refused(home):
    folder = home / "run"
    folder.mkdir()
    with pytest.raises(PermissionError):
        Place(home).private(folder)
