"""The text of a report, in sections of numbered paragraphs."""

import pytest
from django.urls import reverse

from assessments import actions, report
from assessments.models import Assessment, Section
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release, withdraw
from ctportal.people.models import Entity

from .. import factories
from .test_pages import queries_of

TEXT = "The first paragraph.\n\nThe second paragraph.\n\nThe third paragraph."


@pytest.fixture
def section(holder, assessment, as_person):
    with as_person(holder):
        return actions.add_section(
            assessment, by=holder, title="Border security", text=TEXT
        )


@pytest.fixture
def following(holder, assessment, section, as_person):
    with as_person(holder):
        return actions.add_section(
            assessment, by=holder, title="Criminal justice", text="The fourth."
        )


def numbers(assessment, person):
    """What a person reads: each heading with its number, each paragraph with its."""
    read = report.read(assessment, person)
    headings = [(chapter.number, chapter.section.title) for chapter in read]
    return headings, [(p.number, p.text) for c in read for p in c.paragraphs]


def test_paragraphs_are_counted_through_the_report(
    holder, assessment, following, as_person
):
    with as_person(holder):
        headings, paragraphs = numbers(assessment, holder)
    assert headings == [("I.", "Border security"), ("II.", "Criminal justice")]
    assert [number for number, _text in paragraphs] == [1, 2, 3, 4]


def test_a_section_starts_with_the_readers_of_its_report(
    holder, reader, assessment, as_person
):
    with as_person(holder):
        release(assessment, to=reader.entity, by=holder)
        made = actions.add_section(assessment, by=holder, text=TEXT)
    with as_person(reader):
        assert Section.objects.readable_by(reader).get() == made


def test_who_may_not_read_a_section_counts_on_without_a_gap(
    holder, reader, assessment, section, following, as_person
):
    with as_person(holder):
        for record in (assessment, following):
            release(record, to=reader.entity, by=holder)
    with as_person(reader):
        headings, paragraphs = numbers(assessment, reader)
    assert headings == [("I.", "Criminal justice")]
    assert paragraphs == [(1, "The fourth.")]


def test_a_link_to_a_paragraph_holds_when_one_before_it_is_set_apart(
    holder, assessment, section, browser, as_person
):
    cited = [f'<div class="paragraph" id="p-{anchor}">' for anchor in section.anchors]
    with as_person(holder):
        actions.set_apart(section, section.anchors[0], by=holder)
    page = browser(holder).get(assessment.get_absolute_url()).content.decode()
    assert [page.count(place) for place in cited] == [1, 1, 1]


def test_a_paragraph_set_apart_is_withheld_alone(
    holder, reader, assessment, section, as_person
):
    with as_person(holder):
        for record in (assessment, section):
            release(record, to=reader.entity, by=holder)
        apart = actions.set_apart(section, section.anchors[1], by=holder)
        from_reader = apart.marking.releases.get(entity=reader.entity)
        withdraw([from_reader], by=holder)
        assert [text for _n, text in numbers(assessment, holder)[1]] == TEXT.split(
            "\n\n"
        )
    with as_person(reader):
        assert numbers(assessment, reader)[1] == [
            (1, "The first paragraph."),
            (2, "The third paragraph."),
        ]


def test_paragraphs_keep_their_anchors_when_others_change(holder, section, as_person):
    first, second, third = section.anchors
    text = "A new one.\n\nThe first paragraph.\n\nThe second paragraph, longer."
    with as_person(holder):
        actions.change(section, by=holder, text=text)
        stored = Section.objects.readable_by(holder).get(pk=section.pk)
    assert stored.anchors[1:] == [first, second]
    assert stored.anchors[0] not in (first, second, third)


def test_a_former_text_taken_back_has_its_paragraphs(browser, holder, section):
    address = reverse("assessments:section", args=[section.ref])
    browser(holder).post(
        reverse("assessments:edit-section", args=[section.ref]),
        {"text": "One alone.", "level": 1, "language": "en", "version": "1"}
        | {"title": "Border security", "is_numbered": "on"},
    )
    assert "One alone." in browser(holder).get(address).content.decode()
    page = browser(holder).get(reverse("confidentiality:history", args=[section.ref]))
    change = next(c for c in page.context["changes"] if c.field == "text")
    revert = reverse("confidentiality:revert", args=[section.ref])
    browser(holder).post(revert, dict(change.words))
    page = browser(holder).get(address).content.decode()
    assert all(text in page for text in TEXT.split("\n\n"))


def test_a_sealed_text_tells_neither_words_nor_how_many_paragraphs(
    browser, holder, reader, assessment, section, following, as_person
):
    with as_person(holder):
        for record in (assessment, section, following):
            release(record, to=reader.entity, by=holder)
        sealing.seal(section, "text", by=holder)
    with as_person(reader):
        stored = Section.objects.readable_by(reader).get(pk=section.pk)
        assert stored.anchors == []
    page = browser(reader).get(assessment.get_absolute_url()).content.decode()
    assert "first paragraph" not in page
    assert ">1.</a>" in page
    assert ">2.</a>" not in page


def test_the_text_goes_before_the_state_with_its_report(
    holder, carana, assessment, section, as_person
):
    mission = factories.EntityFactory(
        code="mission-carana", kind=Entity.Kind.MISSION, state=carana
    )
    delegate = factories.person_of(mission, clearance=1)
    with as_person(holder):
        actions.bring_to(Assessment.Status.WITH_STATE, assessment, by=holder)
    with as_person(delegate):
        assert Section.objects.readable_by(delegate).get() == section


def test_a_section_taken_out_is_its_offices_alone(
    browser, holder, reader, assessment, section, following, as_person
):
    with as_person(holder):
        for record in (assessment, section, following):
            release(record, to=reader.entity, by=holder)
    out = reverse("assessments:take-out", args=[section.ref])
    page = browser(holder).post(out, follow=True).content.decode()
    assert "The first paragraph." not in page
    address = section.get_absolute_url()
    assert browser(holder).get(address).status_code == 200
    assert browser(reader).get(address).status_code == 404


def test_a_request_on_the_report_keeps_its_text(
    holder, reader, assessment, section, carana, as_person
):
    with as_person(holder):
        for record in (assessment, section):
            release(record, to=reader.entity, by=holder)
    factories.ask_confidentiality([assessment], by=holder, state=carana)
    with as_person(reader):
        assert not Section.objects.readable_by(reader).exists()


def test_a_report_is_written_by_forms(browser, holder, assessment):
    address = reverse("assessments:new-section", args=[assessment.ref])
    said = {"title": "Border security", "text": TEXT, "level": "1", "language": "en"}
    browser(holder).post(address, said | {"is_numbered": "on"})
    page = browser(holder).get(assessment.get_absolute_url()).content.decode()
    assert "The second paragraph." in page
    assert "Contents" in page
    refused = browser(holder).post(address, {"level": "1", "language": "en"})
    assert "Write a heading, a paragraph or both." in refused.content.decode()


def test_a_paragraph_is_cited_by_the_number_its_reader_sees(
    browser, holder, reader, assessment, section, following, as_person
):
    with as_person(holder):
        for record in (assessment, following):
            release(record, to=reader.entity, by=holder)
    address = assessment.get_absolute_url()
    assert ", para. 4<" in browser(holder).get(address).content.decode()
    page = browser(reader).get(address).content.decode()
    assert f"{assessment.ref}, para. 1<" in page
    assert ", para. 2<" not in page


def test_a_report_takes_as_many_queries_for_many_paragraphs(
    browser, holder, assessment, section, as_person
):
    client, address = browser(holder), assessment.get_absolute_url()
    few = queries_of(client, address)
    with as_person(holder):
        for number in range(9):
            actions.add_section(assessment, by=holder, title=str(number), text=TEXT)
    assert queries_of(client, address) <= few
