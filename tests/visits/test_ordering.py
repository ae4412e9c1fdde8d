"""The order of lines, and lines taken out of the notebook."""

import pytest
from django.core.exceptions import PermissionDenied

from tests import factories
from visits import actions, results
from visits.models import VisitResult

from .lines import read_by, write


@pytest.fixture
def lines(visit, holder):
    return [write(visit, holder, text=f"Line {number}.") for number in range(4)]


def texts(visit, person):
    with factories.identity.as_person(person):
        return [line.text[-2] for line in results.lines_of(visit, person)]


def move(visit, by, line, after=None):
    with factories.identity.as_person(by):
        actions.move_line(visit, line, by=by, after=after)


def test_a_line_is_put_after_another_or_before_all(visit, holder, lines):
    move(visit, holder, lines[3], after=lines[0])
    assert texts(visit, holder) == ["0", "3", "1", "2"]
    move(visit, holder, lines[2])
    assert texts(visit, holder) == ["2", "0", "3", "1"]


def test_a_hidden_line_keeps_its_place_and_is_not_told_of(
    visit, holder, lines, as_person
):
    with as_person(holder):
        hidden = VisitResult.objects.get(record=lines[1].pk)
        VisitResult.objects.filter(pk=hidden.pk).update(position=50)
        factories.classify_strictly(lines[1], by=holder)
    move(visit, holder, lines[3], after=lines[0])
    assert texts(visit, holder) == ["0", "3", "2"]


def test_lines_that_had_one_place_get_each_their_own(visit, holder, lines, as_person):
    with as_person(holder):
        VisitResult.objects.filter(visit=visit).update(position=5)
    before = texts(visit, holder)
    with as_person(holder):
        last = list(results.lines_of(visit, holder))[-1]
    move(visit, holder, last)
    assert texts(visit, holder) == [before[3], *before[:3]]


def test_only_the_delegations_writers_move_lines(visit, holder, lines, expert):
    with pytest.raises(PermissionDenied):
        move(visit, expert, lines[3])


def test_the_page_moves_a_line_past_its_neighbour(as_holder, visit, holder, lines):
    path = f"/visits/{visit.ref}/notebook/{lines[2].ref}/move/"
    as_holder.post(path, {"to": "up"})
    assert texts(visit, holder) == ["0", "2", "1", "3"]
    as_holder.post(path, {"to": "down"})
    assert texts(visit, holder) == ["0", "1", "2", "3"]
    as_holder.post(path, {"after": lines[3].ref}, headers={"HX-Request": "true"})
    assert texts(visit, holder) == ["0", "1", "3", "2"]


def test_the_page_is_told_the_order_there_is(as_holder, visit, holder, lines):
    move(visit, holder, lines[0], after=lines[3])
    path = f"/visits/{visit.ref}/notebook/{lines[2].ref}/move/"
    told = as_holder.post(path, {"after": ""}, headers={"HX-Request": "true"})
    assert told.json()["order"] == [lines[n].ref for n in (2, 1, 3, 0)]


@pytest.mark.parametrize("gone", ["withdrawn", "missing", "itself"])
def test_past_a_line_that_is_gone_nothing_moves(
    as_holder, visit, holder, lines, as_person, gone
):
    with as_person(holder):
        actions.withdraw_line(visit, lines[0], by=holder)
    named = {"withdrawn": lines[0].ref, "missing": "R-000000", "itself": lines[2].ref}
    path = f"/visits/{visit.ref}/notebook/{lines[2].ref}/move/"
    told = as_holder.post(path, {"after": named[gone]}, headers={"HX-Request": "true"})
    assert told.status_code == 409
    assert told.json()["order"] == [line.ref for line in lines[1:]]
    plain = as_holder.post(path, {"after": named[gone]}, follow=True)
    assert b"Look again" in plain.content


def test_a_withdrawn_line_is_kept_and_can_be_taken_back(
    as_holder, visit, holder, lines
):
    path = f"/visits/{visit.ref}/notebook/"
    page = as_holder.post(f"{path}{lines[1].ref}/withdraw/", follow=True).content
    assert b"1 line withdrawn, and kept" in page
    assert texts(visit, holder) == ["0", "2", "3"]
    as_holder.post(f"{path}{lines[1].ref}/restore/")
    assert texts(visit, holder) == ["0", "1", "2", "3"]


def test_a_withdrawn_line_is_not_sent(agreed, holder, colleague, as_person):
    line = write(agreed, holder)
    with as_person(holder):
        actions.withdraw_line(agreed, line, by=holder)
        assert actions.send_lines(agreed, by=holder) == []
    assert read_by(colleague) == []


def test_a_line_in_the_report_is_not_withdrawn(as_holder, visit, holder, as_person):
    line = write(visit, holder)
    with as_person(holder):
        actions.send_lines(visit, by=holder)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/withdraw/"
    assert b"This line is in the report." in as_holder.post(path, follow=True).content
