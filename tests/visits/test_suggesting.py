"""What is suggested while typing: only what the person may read."""

from io import BytesIO

from assessments.models import RecommendationTie
from tests import factories
from visits.likeness import Likeness, share, words_in

from .conftest import open_visit
from .lines import write
from .workbook.notebooks import saved, sheet_of

TEXT = "Connect the border posts to the national watch list."


def earlier_page(client, visit, **said):
    path = f"/visits/{visit.ref}/notebook/earlier/"
    return client.post(path, {"text": TEXT} | said).content.decode()


def test_nearly_the_same_is_told_by_shared_words():
    known = Likeness()
    known.add(1, "Scan the cargo at the harbour.")
    known.add(2, TEXT)
    assert known.number_of("Connect border posts to the national watch-list!") == 2
    assert known.number_of("Train prosecutors.") is None
    assert share(words_in("a"), words_in("")) == 0


def test_a_line_that_says_nearly_the_same_is_told_of(as_holder, visit, holder):
    for text in (TEXT, "Train the prosecutors of the capital.", TEXT.upper()):
        write(visit, holder, text=text)
    page = as_holder.get(f"/visits/{visit.ref}/notebook/").content.decode()
    assert page.count("<span data-like>1</span>") == 1


def test_a_pasted_line_is_compared_with_those_stored(as_holder, visit, holder):
    write(visit, holder, text=TEXT)
    path = f"/visits/{visit.ref}/notebook/paste/"
    page = as_holder.post(path, {"text": f"Scan cargo.\n{TEXT}"}).content.decode()
    assert page.count("Nearly the same as line 1") == 1


def test_a_row_brought_in_is_compared_with_the_lines(as_holder, visit, holder):
    write(visit, holder, text=TEXT)
    book = BytesIO(saved(sheet_of((1, "Border management", TEXT.lower()))))
    book.name = "notebook.xlsx"
    path = f"/visits/{visit.ref}/notebook/import/"
    page = as_holder.post(path, {"file": book}, follow=True).content.decode()
    assert "Row 2 says nearly the same as line 1." in page


def test_earlier_words_come_from_what_may_be_read(as_holder, visit, holder, carana):
    known = factories.make_recommendation(holder, state=carana)
    hidden = factories.make_recommendation(holder, state=carana, title="Hidden")
    with factories.identity.as_person(holder):
        factories.classify_strictly(hidden, by=holder)
    page = earlier_page(as_holder, visit)
    assert known.ref in page
    assert hidden.ref not in page


def test_another_states_recommendations_are_not_suggested(
    as_holder, visit, holder, katasi
):
    other = factories.make_recommendation(holder, state=katasi)
    assert other.ref not in earlier_page(as_holder, visit)


def test_addressees_are_those_of_the_state(as_holder, visit, holder, katasi):
    write(visit, holder, addressees="Harbour Police; Customs")
    write(open_visit(holder, katasi), holder, addressees="Coast Guard")
    page = as_holder.get(f"/visits/{visit.ref}/notebook/").content.decode()
    assert '<option value="Harbour Police">' in page
    assert "Coast Guard" not in page


def test_a_line_is_tied_from_the_notebook(as_holder, visit, holder, carana, as_person):
    known = factories.make_recommendation(holder, state=carana)
    line = write(visit, holder, text=TEXT)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/tie/"
    as_holder.post(path, {"earlier": known.ref, "kind": "repeats"})
    with as_person(holder):
        assert RecommendationTie.objects.get().kind == "repeats"
    page = as_holder.get(f"/visits/{visit.ref}/notebook/").content.decode()
    assert f'repeats <a class="ref" href="{known.get_absolute_url()}"' in page


def test_a_hidden_one_is_tied_no_more_than_a_missing_one(
    as_holder, visit, holder, outsider
):
    line = write(visit, holder)
    hidden = factories.make_recommendation(outsider)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/tie/"
    for ref in (hidden.ref, "R-000000"):
        answer = as_holder.post(path, {"earlier": ref, "kind": "repeats"})
        assert answer.status_code == 404
