"""The text of reports in packs: whole or in parts, as all its readers may read it."""

import pytest

from assessments import actions as reports
from assessments.models import Section
from ctportal.confidentiality.actions import release
from sharing.packs.composing import compose
from tests import factories


@pytest.fixture
def sections(holder, carana, as_person):
    """A report of three sections; the second is nobody else's to read."""
    written = factories.make_assessment(holder, state=carana, title="On Carana")
    texts = ("One.\n\nTwo.", "Quietly.", "Three.")
    with as_person(holder):
        return [
            reports.add_section(written, by=holder, title=text[:3], text=text)
            for text in texts
        ]


@pytest.fixture
def composed(make_pack, holder, as_person):
    """`composed(reader, chosen=…)`: the sections of the chapter on reports."""

    def composed(reader, **facts):
        pack = make_pack(holder, reader=reader, sections=["reports"], **facts)
        with as_person(holder):
            return compose(pack, by=holder, number=1)

    return composed


def said(composition):
    return [
        p.number + p.text for s in composition.document.sections for p in s.paragraphs
    ]


def test_a_report_stands_under_its_title_with_its_numbers(composed, holder, sections):
    composition = composed(holder.entity)
    headings = [section.heading for section in composition.document.sections]
    assert headings[1:] == ["On Carana", "One", "Qui", "Thr"]
    assert said(composition)[2:] == ["1One.", "2Two.", "3Quietly.", "4Three."]
    assert {section.ref for section in sections} <= set(composition.refs)


def test_what_its_readers_may_not_read_stays_out_without_a_gap(
    composed, holder, reader, sections, as_person
):
    with as_person(holder):
        for section in (sections[0], sections[2]):
            release(section, to=reader.entity, by=holder)
    composition = composed(reader.entity)
    assert said(composition)[1:] == ["1One.", "2Two.", "3Three."]
    headings = [section.heading for section in composition.document.sections]
    assert "On Carana" not in headings
    assert sections[1].ref not in composition.refs


def test_a_part_that_was_chosen_keeps_its_numbers(composed, holder, sections):
    composition = composed(holder.entity, chosen=[sections[2].ref])
    assert said(composition)[2:] == ["4Three."]
    assert sections[0].ref not in composition.refs


def test_each_part_bears_its_own_mark(composed, holder, sections):
    found = composed(holder.entity).document.sections
    marks = [
        part.classification for part in found if part.ref.startswith(Section.prefix)
    ]
    assert marks == ["confidential"] * 3
