"""An edition's sheet: lines, numbers and changes, each reader's own."""

from datetime import date

import pytest

from assessments.models import Recommendation
from ctportal.confidentiality import actions as confidentiality
from sharing.exchange import actions, sheet

from . import exchanges


def make(day):
    actions.make_due_editions(day)


def read_as(person, matrix, as_person):
    edition = exchanges.latest_edition(matrix)
    with as_person(person):
        base = sheet.latest_before(edition, person)
        return sheet.read(edition, person, base=base)


def said(line):
    return {cell.column.key: cell.said for cell in line.cells}


def change(recommendation, by, as_person, **fields):
    with as_person(by):
        found = Recommendation.objects.readable_by(by).get(pk=recommendation.pk)
        confidentiality.save_record(found, by=by, **fields)


@pytest.fixture
def april(offices, matrix):
    """Three recommendations shared with UNOCT, in the edition of April."""
    made = [
        exchanges.recommend(offices, offices.unoct, title=title, priority=place)
        for place, title in enumerate(("First", "Second", "Third"), start=1)
    ]
    make(date(2026, 4, 20))
    return made


def test_a_line_says_what_the_record_was(offices, matrix, as_person):
    made = exchanges.recommend(offices, offices.unoct, title="Before")
    make(date(2026, 4, 20))
    change(made, offices.head, as_person, title="After")
    (line,) = read_as(offices.manager, matrix, as_person).lines
    assert said(line)["title"] == "Before"


def test_the_first_edition_shows_no_changes(offices, matrix, april, as_person):
    assert read_as(offices.manager, matrix, as_person).changed == []


def test_changed_new_and_taken_out(offices, matrix, april, as_person):
    first, second, _third = april
    change(first, offices.head, as_person, title="First, reworded")
    change(second, offices.head, as_person, status="implemented")
    exchanges.recommend(offices, offices.unoct, title="Fourth", priority=4)
    make(date(2026, 5, 20))
    lines = read_as(offices.manager, matrix, as_person).lines
    told = [(line.number, line.change, line.in_words) for line in lines]
    assert told[0][:2] == (1, "")
    assert "was First" in told[0][2]
    assert [row[:2] for row in told[1:]] == [(None, "gone"), (2, ""), (3, "new")]


def test_a_line_withheld_since_does_not_show_as_taken_out(
    offices, matrix, april, as_person
):
    exchanges.ask_for_confidentiality([april[1]], offices)
    make(date(2026, 5, 20))
    lines = read_as(offices.manager, matrix, as_person).lines
    assert [(line.number, line.change) for line in lines] == [(1, ""), (2, "")]


def test_a_need_and_a_project_show_to_those_who_may_read_them(
    offices, matrix, as_person
):
    made = exchanges.recommend(offices, offices.unoct, offices.unodc)
    exchanges.need_of(
        made, offices, offices.unoct, agreed_on=exchanges.MAY, agreed_in="Note 1"
    )
    project = exchanges.run_project(offices, offices.cted)
    exchanges.attach(made, project, offices)
    make(date(2026, 5, 20))
    lines = read_as(offices.manager, matrix, as_person).lines
    need, seen = sorted(lines, key=lambda line: line.marking.kind)
    assert said(seen)["need"] == said(need)["need"] == "Agreed"
    assert (said(seen)["assistance"], said(seen)["project"]) == ("Ongoing", project.ref)
    (alone,) = read_as(offices.staff, matrix, as_person).lines
    assert {said(alone)[key] for key in ("need", "assistance", "project")} == {None}


def test_a_record_the_responsible_person_may_not_read_is_not_frozen(
    offices, matrix, as_person
):
    exchanges.recommend(offices, offices.unoct, classification=1)
    offices.head.memberships.get().clearances.update(classification=0)
    make(date(2026, 5, 20))
    assert read_as(offices.manager, matrix, as_person).lines == []


def test_what_adds_to_a_line_is_shown_too(offices, matrix, as_person):
    made = exchanges.recommend(offices, offices.unoct)
    project = exchanges.run_project(offices, offices.cted)
    exchanges.attach(made, project, offices)
    make(date(2026, 5, 20))
    (line,) = read_as(offices.manager, matrix, as_person).lines
    assert [marking.ref for marking in line.markings] == [made.ref, project.ref]
