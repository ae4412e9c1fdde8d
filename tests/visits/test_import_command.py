"""`import_recommendations`: what it says, what it does, and what it refuses alike."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from visits.models import Workbook

from .lines import read_by
from .workbook.notebooks import saved, sheet_of

ROWS = (
    (1, "Border management", "Open a post.", "High", "Police", "yes", "", ""),
    (2, "Border management", "Close another.", "urgent", "", "", "x", ""),
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "notebook.xlsx"
    path.write_bytes(saved(sheet_of(*ROWS)))
    return path


def run(file, visit, person, **options):
    output = StringIO()
    ref = getattr(visit, "ref", visit)
    login = getattr(person, "login", person)
    call_command(
        "import_recommendations", file, visit=ref, login=login, stdout=output, **options
    )
    return output.getvalue()


def told(file, visit, person, **options):
    return json.loads(run(file, visit, person, json=True, **options))


PROBLEM = {
    "row": 3,
    "column": "D",
    "value": "urgent",
    "message": "Write high, medium or low.",
}


def test_it_tells_what_was_read_stored_and_kept(file, visit, holder):
    answer = told(file, visit, holder)
    assert (answer["read"], answer["imported"], answer["kept_for_repair"]) == (2, 1, 1)
    assert answer["problems"] == [PROBLEM]
    assert read_by(holder) == ["Open a post."]


def test_it_says_the_same_in_words(file, visit, holder):
    words = run(file, visit, holder)
    assert "2 rows read, 1 brought in, 1 kept for repair." in words
    assert "D3  'urgent': Write high, medium or low." in words


def test_a_dry_run_tells_the_same_and_changes_nothing(file, visit, holder, as_person):
    answer = told(file, visit, holder, dry_run=True)
    assert (answer["imported"], answer["problems"]) == (1, [PROBLEM])
    assert read_by(holder) == []
    with as_person(holder):
        assert not Workbook.objects.exists()


def test_the_same_file_is_not_brought_in_again(file, visit, holder):
    first = told(file, visit, holder)
    again = told(file, visit, holder)
    assert (again["imported"], again["already_brought_in"]) == (0, True)
    assert again["workbook"] == first["workbook"]
    assert f"Already brought in: see {first['workbook']}." in run(file, visit, holder)
    assert len(read_by(holder)) == 1


def test_a_hidden_visit_is_refused_like_one_that_never_was(
    file, visit, outsider, holder
):
    def refusal(ref, person):
        with pytest.raises(CommandError) as refused:
            run(file, ref, person)
        return str(refused.value)

    hidden = refusal(visit.ref, outsider)
    missing = refusal("V-000000", outsider)
    assert hidden.replace(visit.ref, "V-000000") == missing


@pytest.mark.parametrize("dry_run", [True, False])
def test_somebody_off_the_visit_is_refused(file, visit, colleague, dry_run):
    with pytest.raises(CommandError, match="Only the delegation"):
        run(file, visit, colleague, dry_run=dry_run)


def test_an_unknown_person_is_refused(file, visit):
    with pytest.raises(CommandError, match="Nobody active"):
        run(file, visit, "nobody")


def test_what_is_no_workbook_is_refused(visit, holder, tmp_path):
    path = tmp_path / "notebook.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(CommandError, match="not an XLSX workbook"):
        run(path, visit, holder)


def test_a_missing_file_is_refused(visit, holder, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "elsewhere.xlsx", visit, holder)
