"""The notebook as a spreadsheet: out, worked in, and in again."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessments.models import Recommendation
from ctportal.confidentiality.models import ConfidentialityRequest
from tests import factories
from visits import actions, importing, lines, results, taking_along
from visits.workbook import UnreadableWorkbook

from .conftest import open_visit
from .lines import write

TEXT, PRIORITY, CONFIDENTIAL, MARK = 2, 3, 6, 13
FIRST = 2


@pytest.fixture
def sight(holder, as_person):
    with as_person(holder):
        yield holder


@pytest.fixture
def two(visit, holder):
    return [write(visit, holder, text=text) for text in ("Scan cargo.", "Open a post.")]


def given_out(visit, by):
    known = taking_along.drafts_among(lines.of_visit(visit, by))
    content = taking_along.workbook_of(visit, known, "CONFIDENTIAL, CTED")
    return load_workbook(BytesIO(content))


def cells(book):
    return [list(row) for row in book.worksheets[0].iter_rows(min_row=FIRST + 1)]


def brought(visit, by, book):
    output = BytesIO()
    book.save(output)
    workbook = importing.keep(
        visit, by=by, content=output.getvalue(), file_name="notebook.xlsx"
    )
    return importing.bring_in(workbook, by=by)


def texts(by):
    found = Recommendation.objects.readable_by(by).order_by("created_at")
    return [line.text for line in found]


def counts(workbook):
    return workbook.imported, workbook.changed, workbook.untouched


def test_it_says_how_it_is_handled_and_hides_its_marks(visit, sight, two):
    sheet = given_out(visit, sight).worksheets[0]
    assert sheet["A1"].value == "CONFIDENTIAL, CTED"
    assert sheet.oddHeader.center.text == "CONFIDENTIAL, CTED"
    assert sheet.column_dimensions["N"].hidden


def test_what_was_not_touched_stays_untouched(visit, sight, two):
    facts = {"title": "Posts", "addressees": "Police; Customs"}
    facts |= {"due_on": date(2027, 6, 30), "due_text": "T2 2027"}
    actions.change_line(visit, two[0], by=sight, **facts)
    workbook = brought(visit, sight, given_out(visit, sight))
    assert counts(workbook) == (0, 0, 2)
    assert not workbook.rows.exists()


def test_changed_rows_are_changes_and_new_rows_new_lines(visit, sight, two):
    book = given_out(visit, sight)
    cells(book)[0][TEXT].value = "Scan all cargo."
    book.worksheets[0].append([3, "Border management", "Train staff."])
    assert counts(brought(visit, sight, book)) == (1, 1, 1)
    assert texts(sight) == ["Scan all cargo.", "Open a post.", "Train staff."]


def test_rows_that_are_missing_leave_their_lines_alone(visit, sight, two):
    book = given_out(visit, sight)
    book.worksheets[0].delete_rows(FIRST + 1)
    assert counts(brought(visit, sight, book)) == (0, 0, 1)
    assert texts(sight) == ["Scan cargo.", "Open a post."]


def test_a_column_taken_out_empties_nothing(visit, sight, two):
    actions.change_line(visit, two[0], by=sight, addressees="Police")
    book = given_out(visit, sight)
    book.worksheets[0].delete_cols(5)
    assert counts(brought(visit, sight, book)) == (0, 0, 2)


def test_a_row_copied_with_its_mark_is_a_new_line(visit, sight, two):
    book = given_out(visit, sight)
    copied = [cell.value for cell in cells(book)[0]]
    copied[TEXT] = "Scan mail."
    book.worksheets[0].append(copied)
    assert counts(brought(visit, sight, book)) == (1, 0, 2)
    assert texts(sight)[-1] == "Scan mail."


def test_what_both_changed_is_kept_to_be_settled(visit, sight, two):
    book = given_out(visit, sight)
    first = cells(book)[0]
    first[TEXT].value, first[PRIORITY].value = "Scan all cargo.", "High"
    actions.change_line(visit, two[0], by=sight, text="Scan some cargo.")
    workbook = brought(visit, sight, book)
    [row] = workbook.rows.kept()
    line = Recommendation.objects.get(pk=two[0].pk)
    assert (line.text, line.priority) == ("Scan some cargo.", 1)
    importing.repair(row, by=sight, words=row.words)
    assert workbook.rows.kept().exists()
    importing.repair(row, by=sight, words=row.words, seen=line.version_read)
    assert Recommendation.objects.get(pk=line.pk).text == "Scan all cargo."


def test_theirs_is_taken_on_the_page(as_holder, visit, sight, two):
    book = given_out(visit, sight)
    cells(book)[0][TEXT].value = "Scan all cargo."
    actions.change_line(visit, two[0], by=sight, text="Scan some cargo.")
    path = brought(visit, sight, book).get_absolute_url()
    page = as_holder.get(path).content.decode()
    assert "has meanwhile stored: “Scan some cargo.” (it was “Scan cargo.”)" in page
    as_holder.post(f"{path}{FIRST + 1}/", {"take": "text"})
    assert texts(sight)[0] == "Scan some cargo."
    assert b"Every row is stored or set aside." in as_holder.get(path).content


def test_a_tick_joins_the_request_before_the_change_is_stored(
    visit, sight, two, expert, as_person
):
    book = given_out(visit, sight)
    first = cells(book)[0]
    first[TEXT].value, first[CONFIDENTIAL].value = "A secret post.", "yes"
    workbook = brought(visit, sight, book)
    request = ConfidentialityRequest.objects.readable_by(sight).get()
    covered = {scope.record_id for scope in request.scope.all()}
    assert covered == {two[0].pk, workbook.pk}
    with as_person(expert):
        assert texts(expert) == ["Open a post."]


@pytest.mark.parametrize("change", [str.upper, lambda mark: mark[:-1] + "x"])
def test_a_forged_mark_is_refused_as_a_file_of_nobody(visit, sight, two, change):
    book = given_out(visit, sight)
    mark = cells(book)[0][MARK]
    mark.value = change(mark.value)
    with pytest.raises(UnreadableWorkbook, match="did not give out these rows"):
        brought(visit, sight, book)
    assert texts(sight) == ["Scan cargo.", "Open a post."]


def test_a_file_of_another_visit_is_refused_alike(visit, sight, two, katasi):
    other = open_visit(sight, katasi)
    with pytest.raises(UnreadableWorkbook, match="did not give out these rows"):
        brought(other, sight, given_out(visit, sight))


def test_a_line_hidden_sent_or_withdrawn_since_is_each_time_as_unknown(
    as_holder, visit, sight, two
):
    book = given_out(visit, sight)
    for row in cells(book):
        row[TEXT].value += " Soon."
    factories.classify_strictly(two[0], by=sight)
    actions.withdraw_line(visit, two[1], by=sight)
    workbook = brought(visit, sight, book)
    assert counts(workbook) == (0, 0, 0)
    page = as_holder.get(workbook.get_absolute_url()).content.decode()
    assert page.count("cannot be changed from here any more") == 2
    assert two[0].ref not in page


def test_the_page_gives_it_out_and_looks_at_what_comes_back(as_holder, visit, two):
    answer = as_holder.get(f"/visits/{visit.ref}/notebook/along/")
    book = load_workbook(BytesIO(answer.content))
    cells(book)[0][TEXT].value = "Scan all cargo."
    output = BytesIO()
    book.save(output)
    output.name, _start = "notebook.xlsx", output.seek(0)
    path = f"/visits/{visit.ref}/notebook/import/"
    page = as_holder.post(path, {"file": output}, follow=True).content.decode()
    assert "Bring in 0 new, change 1" in page


def moved_up(book):
    """The last row before the first, and a new one between them."""
    rows = cells(book)
    words = [[cell.value for cell in row] for row in rows]
    new = [*words[0]]
    new[TEXT], new[MARK] = "Between them.", None
    sheet = book.worksheets[0]
    for number, said in enumerate([words[1], new, words[0]], start=FIRST + 1):
        for column, value in enumerate(said, start=1):
            sheet.cell(number, column).value = value
    return book


def in_order(visit, by):
    return [line.text for line in results.lines_of(visit, by)]


def test_the_order_of_the_rows_is_offered_and_not_taken_unasked(visit, sight, two):
    book = moved_up(given_out(visit, sight))
    workbook = brought(visit, sight, book)
    assert in_order(visit, sight) == ["Scan cargo.", "Open a post.", "Between them."]
    assert counts(workbook) == (1, 0, 2)


def test_it_is_taken_over_where_somebody_wants_it(as_holder, visit, sight, two):
    output = BytesIO()
    moved_up(given_out(visit, sight)).save(output)
    kept = {"content": output.getvalue(), "file_name": "notebook.xlsx"}
    path = importing.keep(visit, by=sight, **kept).get_absolute_url()
    assert "Take over the order" in as_holder.get(path).content.decode()
    as_holder.post(f"{path}bring-in/", {"order": "on"})
    assert in_order(visit, sight) == ["Open a post.", "Between them.", "Scan cargo."]


def test_rows_in_their_order_offer_none(as_holder, visit, sight, two):
    output = BytesIO()
    given_out(visit, sight).save(output)
    kept = {"content": output.getvalue(), "file_name": "notebook.xlsx"}
    path = importing.keep(visit, by=sight, **kept).get_absolute_url()
    assert "Take over the order" not in as_holder.get(path).content.decode()
