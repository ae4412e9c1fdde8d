"""Workbooks: looked at, brought in once, repaired in place."""

from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.models import Recommendation
from visits.models import Workbook

from .conftest import ROW_TO_REPAIR
from .lines import read_by
from .workbook.notebooks import saved, sheet_of


def uploaded(client, visit, content):
    file = SimpleUploadedFile("notebook.xlsx", content)
    path = f"/visits/{visit.ref}/notebook/import/"
    return client.post(path, {"file": file}, follow=True)


def test_a_workbook_is_looked_at_then_brought_in(as_holder, visit, holder):
    book = saved(sheet_of(ROW_TO_REPAIR, (2, "Border management", "Scan cargo.")))
    looked_at = uploaded(as_holder, visit, book)
    assert b"Bring in 1 line" in looked_at.content
    assert read_by(holder) == []
    path = looked_at.request["PATH_INFO"]
    result = as_holder.post(f"{path}bring-in/", follow=True).content
    assert b"1 line stored." in result
    assert b"Write high, medium or low." in result
    assert read_by(holder) == ["Scan cargo."]


def test_a_second_click_brings_nothing_in(as_holder, visit, holder):
    book = saved(sheet_of((2, "Border management", "Scan cargo.")))
    path = uploaded(as_holder, visit, book).request["PATH_INFO"]
    as_holder.post(f"{path}bring-in/")
    again = as_holder.post(f"{path}bring-in/", follow=True).content
    assert b"already brought in: see W-" in again
    assert b"already brought in: see W-" in uploaded(as_holder, visit, book).content
    assert read_by(holder) == ["Scan cargo."]


def test_a_file_that_is_no_workbook_is_refused_beside_its_field(as_holder, visit):
    page = uploaded(as_holder, visit, b"not a workbook").content
    assert b"This is not an XLSX workbook" in page


def test_a_row_is_repaired_in_place(as_holder, kept, holder):
    words = {"theme": "Border management", "text": "Open a post.", "priority": "High"}
    path = f"{kept}2/"
    assert b"Row 2 is stored." in as_holder.post(path, words, follow=True).content
    assert b"already stored" in as_holder.post(path, words, follow=True).content
    assert read_by(holder) == ["Open a post."]


def test_a_row_is_set_aside_with_a_reason(as_holder, kept):
    path = f"{kept}2/"
    assert b"Say why." in as_holder.post(path, {"set-aside": "1"}).content
    answer = as_holder.post(path, {"set-aside": "1", "reason": "Twice."}, follow=True)
    assert b"Row 2 is set aside." in answer.content


def test_columns_are_corrected_on_the_page(as_holder, visit, holder, as_person):
    book = sheet_of(
        ("Border management", "Scan cargo.", "x"),
        headings=("Theme", "Recommendation", "Remark"),
    )
    path = uploaded(as_holder, visit, saved(book)).request["PATH_INFO"]
    as_holder.post(f"{path}columns/", {"column-C": "confidential"})
    as_holder.post(f"{path}bring-in/")
    with as_person(holder):
        assert Recommendation.objects.get().marking.requests.exists()
        assert Workbook.objects.get().marking.requests.exists()
