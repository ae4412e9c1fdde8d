"""`manage.py build_pack`: a pack and its first copy, written to a file."""

import pytest
from django.core.management import CommandError, call_command


def build(tmp_path, **options):
    out = tmp_path / "pack"
    defaults = {"state": "XAA", "file_format": "docx", "out": out}
    call_command("build_pack", verbosity=0, **defaults | options)
    return out.read_bytes()


@pytest.mark.parametrize(("file_format", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_file_is_of_the_kind_asked_for(
    tmp_path, holder, shared, file_format, start
):
    options = {"reader": "unoct", "by": holder.login, "language": "es"}
    assert build(tmp_path, file_format=file_format, **options).startswith(start)


def test_a_pack_is_built_for_one_person(tmp_path, holder, reader, shared):
    assert build(tmp_path, reader=reader.login, by=holder.login)


@pytest.mark.parametrize("wrong", [{"reader": "nobody"}, {"state": "XXX"}])
def test_what_is_not_there_is_said_in_a_sentence(tmp_path, holder, wrong):
    options = {"reader": "unoct", "by": holder.login}
    with pytest.raises(CommandError, match="There is no"):
        build(tmp_path, **options | wrong)
