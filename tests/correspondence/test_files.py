"""Files are stored whole, under names that say nothing."""

import io
import stat

import pytest

from ctportal.correspondence import files


def test_what_is_stored_can_be_read_again():
    with files.open_stored(files.store(b"Nota verbal")) as file:
        assert file.read() == b"Nota verbal"


def test_a_file_is_stored_from_its_beginning():
    upload = io.BytesIO(b"Nota verbal")
    upload.read()
    with files.open_stored(files.store(upload)) as file:
        assert file.read() == b"Nota verbal"


def test_the_same_content_gets_another_name():
    assert files.store(b"same") != files.store(b"same")


def test_only_the_portal_reads_the_file():
    path = files.path_of(files.store(b"text"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_nothing(files_dir, monkeypatch):
    def broken(descriptor):
        raise OSError("no space left")

    monkeypatch.setattr(files.os, "fsync", broken)
    with pytest.raises(OSError, match="no space"):
        files.store(b"text")
    assert [path for path in files_dir.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "/etc/passwd", "ab" * 20])
def test_a_name_the_portal_did_not_give_opens_nothing(name):
    with pytest.raises(FileNotFoundError):
        files.open_stored(name)
