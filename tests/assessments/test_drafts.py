"""A draft written in Word becomes the text of its report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments import actions
from assessments.models import Recommendation, Section
from ctportal.confidentiality.actions import release
from ctportal.correspondence.models import Document
from ctportal.reference.models import Theme

from .. import factories
from . import word

REPORT = (
    word.paragraph("Contents ........ 1", style="TOC1"),
    word.heading("I. Border security"),
    word.paragraph("Words before the first number.", style="Normal"),
    word.paragraph("Border posts are not connected."),
    word.paragraph("CTED recommends that Carana connect them:"),
    word.paragraph("by radio;", level=1),
    word.paragraph("by cable.", level=1),
    word.heading("Recommendations", 2),
    word.paragraph("Train the border police."),
    word.heading("II. Criminal justice"),
    word.paragraph("Courts are independent."),
    word.table(["Court", "Judges"], ["First", "12"]),
)


def brought(client, assessment, content, name="report.docx", **said):
    address = reverse("assessments:bring-draft", args=[assessment.ref])
    file = SimpleUploadedFile(name, content)
    return client.post(address, {"file": file, "language": "en"} | said, follow=True)


def taken_in(client, page, **said):
    """The page's own form sent back, every recommendation with the first theme."""
    theme = Theme.objects.first().code
    for part in page.context["sections"]:
        for paragraph in part.paragraphs:
            if paragraph.form:
                said = {
                    f"{paragraph.form.prefix}-is_kept": "on",
                    f"{paragraph.form.prefix}-theme": theme,
                    f"{paragraph.form.prefix}-priority": "1",
                } | said
    return client.post(page.wsgi_request.path, said | {"sent": "yes"}, follow=True)


def test_a_draft_is_shown_as_it_was_read(browser, holder, assessment):
    page = brought(browser(holder), assessment, word.document(*REPORT))
    shown = page.content.decode()
    assert "Border posts are not connected." in shown
    assert "Contents ...." not in shown
    assert "1 table is read as text" in shown
    read = [
        (part.number, part.section.title, [p.number for p in part.paragraphs])
        for part in page.context["sections"]
    ]
    assert read == [
        ("I.", "Border security", [None]),
        ("", "", [1, 2]),
        ("A.", "Recommendations", [3]),
        ("II.", "Criminal justice", [4]),
    ]


def test_items_and_tables_belong_to_the_paragraph_above(browser, holder, assessment):
    page = brought(browser(holder), assessment, word.document(*REPORT))
    sections = page.context["sections"]
    assert sections[1].paragraphs[1].text.endswith("\n(a) by radio;\n(b) by cable.")
    assert sections[3].paragraphs[0].text.endswith("Court | Judges\nFirst | 12")


def test_a_draft_becomes_sections_and_recommendations(
    browser, holder, assessment, as_person
):
    client = browser(holder)
    page = brought(client, assessment, word.document(*REPORT))
    page = taken_in(client, page).content.decode()
    assert "2 recommendations lifted" in page
    assert "Courts are independent." in page
    with as_person(holder):
        lifted = Recommendation.objects.readable_by(holder).under(assessment)
        assert [r.text for r in lifted.order_by("pk")] == [
            "CTED recommends that Carana connect them:\n(a) by radio;\n(b) by cable.",
            "Train the border police.",
        ]
        section = Section.objects.readable_by(holder).get(title="Recommendations")
        passage = lifted.get(text="Train the border police.").marking.passages.get()
        assert (passage.section, passage.anchor) == (section, section.anchors[0])


def test_a_theme_is_asked_for_beside_its_recommendation(
    browser, holder, assessment, as_person
):
    client = browser(holder)
    page = brought(client, assessment, word.document(*REPORT))
    form = page.context["sections"][2].paragraphs[0].form
    missing = taken_in(client, page, **{f"{form.prefix}-theme": ""})
    assert "Choose the theme of this recommendation." in missing.content.decode()
    with as_person(holder):
        assert not Section.objects.readable_by(holder).exists()
    left = taken_in(
        client,
        page,
        **{f"{form.prefix}-is_kept": "", f"{form.prefix}-theme": ""},
    )
    assert "1 recommendation lifted" in left.content.decode()


def test_the_word_file_itself_stays_with_its_office(
    browser, holder, carana, assessment, as_person
):
    mission = factories.EntityFactory(
        code="mission-carana", kind="mission", state=carana
    )
    delegate = factories.person_of(mission, clearance=1)
    client = browser(holder)
    taken_in(client, brought(client, assessment, word.document(*REPORT)))
    with as_person(holder):
        actions.bring_to("with-state", assessment, by=holder)
    brought(client, assessment, word.document(*REPORT[:6]))
    with as_person(delegate):
        assert Section.objects.readable_by(delegate).exists()
        assert not Document.objects.readable_by(delegate).exists()


def test_a_draft_sent_twice_is_taken_in_once(browser, holder, assessment, as_person):
    client = browser(holder)
    page = brought(client, assessment, word.document(*REPORT))
    for again in ("", "again"):
        taken_in(client, page, again=again)
    with as_person(holder):
        assert Section.objects.readable_by(holder).count() == 4
        assert Recommendation.objects.readable_by(holder).count() == 2


def test_a_later_draft_keeps_the_anchors_of_what_stays(
    browser, holder, assessment, as_person
):
    client = browser(holder)
    taken_in(client, brought(client, assessment, word.document(*REPORT)))
    with as_person(holder):
        former = Section.objects.readable_by(holder).get(title="Criminal justice")
    later = [
        *REPORT[:9],
        word.heading("II. Criminal justice"),
        word.paragraph("A new paragraph."),
        word.paragraph("Courts are quite independent."),
        REPORT[11],
    ]
    taken_in(client, brought(client, assessment, word.document(*later)))
    with as_person(holder):
        stored = Section.objects.readable_by(holder).of_report(assessment)
        now = stored.get(title="Criminal justice")
        assert now == former
        assert now.anchors[1] == former.anchors[0]
        assert Recommendation.objects.readable_by(holder).count() == 2


def test_a_draft_of_one_language_is_lifted_in_that_language(
    browser, holder, assessment
):
    said = (
        word.heading("Sécurité des frontières"),
        word.paragraph("La délégation recommande de former la police."),
        word.heading("Recomendaciones"),
        word.paragraph("Capacitar a la policía."),
    )
    page = brought(browser(holder), assessment, word.document(*said), language="fr")
    assert page.context["recommended"] == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.4 no document", "damaged"),
        (b"plain words", "not a Word document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "an old version of Word",
        ),
        (
            word.packed(
                {"document": "<w:document/>"}, **{"word/vbaProject.bin": "macros"}
            ),
            "carries macros",
        ),
        (word.packed({"document": "<w:document"}), "damaged"),
        (b"", "empty"),
    ],
)
def test_what_is_no_sound_word_file_says_why(
    browser, holder, assessment, content, said, as_person
):
    page = brought(browser(holder), assessment, content)
    assert said in page.context["form"].errors["file"][0]
    with as_person(holder):
        assert not assessment.files.exists()


def test_what_has_readers_of_its_own_is_not_written_over(
    browser, holder, reader, assessment, as_person
):
    client = browser(holder)
    taken_in(client, brought(client, assessment, word.document(*REPORT)))
    with as_person(holder):
        section = Section.objects.readable_by(holder).of_report(assessment).first()
        release(section, to=reader.entity, by=holder)
    later = word.document(*REPORT[:6])
    page = taken_in(client, brought(client, assessment, later))
    assert "readers of their own" in page.content.decode()
