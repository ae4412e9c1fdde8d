import shutil
import subprocess
import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader

from ctportal.rendering.content import Section, Table, prose
from ctportal.rendering.pdf import render_pdf
from tests.rendering.samples import TEXTS, item, long_pack, pack, pack_in, report

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None,
    reason="pypdf does not put Arabic words in order; poppler-utils does",
)


def pages_of(pack):
    pages = PdfReader(BytesIO(render_pdf(pack))).pages
    return [page.extract_text() for page in pages]


def text_of(pack):
    return "".join(pages_of(pack))


def closed_up(text):
    """Letters only: lines break where they like, and Chinese gets its own spacing."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("language", ["es", "ru", "zh-hans"])
def test_what_is_copied_out_is_what_was_put_in(language):
    copied = closed_up(text_of(pack_in(language)))
    assert all(closed_up(text) in copied for text in TEXTS[language])


@needs_poppler
def test_arabic_is_copied_out_in_the_order_it_is_read(tmp_path):
    file = tmp_path / "pack.pdf"
    file.write_bytes(render_pdf(pack_in("ar")))
    words = poppler_words(file)
    title, text = TEXTS["ar"]
    assert set(text.split()) <= words
    assert set(title.replace(":", "").split()) <= words


def poppler_words(file):
    command = [shutil.which("pdftotext"), str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    shown = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return set(shown.replace(":", " ").split())


def test_every_page_bears_its_marks_twice():
    pages = pages_of(long_pack(items=30))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert page.count("CONFIDENTIAL · CTED, shared with your office") == 2
        assert page.count("Copy no. 3 · for UNODC staff") == 2
        assert f"Page {number} of {len(pages)}" in page


def test_an_exercise_says_so_on_every_page():
    marked = pages_of(pack(exercise=True))
    assert all(page.count("EXERCISE") == 4 for page in marked)
    assert not any("EXERCISE" in page for page in pages_of(pack()))


@pytest.mark.parametrize(
    ("classification", "word"),
    [("unclassified", "UNCLASSIFIED"), ("strictly", "STRICTLY CONFIDENTIAL")],
)
def test_the_mark_of_the_pack_is_written_out(classification, word):
    sections = [Section("Contacts")]
    pages = pages_of(pack(classification=classification, sections=sections))
    assert all(page.count(word) == 2 for page in pages)


@pytest.mark.parametrize(
    "text",
    ['#import "x"', "$x^2$", "*bold* _thin_", "=cmd|' /C calc'!A0", "--- \\ @ref <a>"],
)
def test_text_is_never_read_as_markup(text):
    sections = [
        Section(text, prose(text), [Table([text], [[text]], text)], [item(text=text)])
    ]
    copied = closed_up(text_of(pack(title=text, sections=sections)))
    assert copied.count(closed_up(text)) >= 7


def test_control_and_private_characters_are_left_out():
    text = "be\x00fore\ue000 \u202eafter\x1b\ufeff\uffff"
    copied = text_of(pack(sections=[Section("Contacts", prose(text))]))
    assert "before after" in copied
    assert not [
        c for c in copied if unicodedata.category(c) in ("Cc", "Co") and c != "\n"
    ]


def test_a_character_without_a_shape_is_told_by_its_number():
    copied = text_of(pack(sections=[Section("Contacts", prose("Well done 😀"))]))
    assert "Well done [U+1F600]" in copied


def test_two_renderings_are_the_same_bytes():
    assert render_pdf(pack()) == render_pdf(pack())


def test_the_file_is_tagged_titled_and_in_its_language():
    reader = PdfReader(BytesIO(render_pdf(pack_in("ar"))))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == TEXTS["ar"][0]
    assert root["/Lang"] == "ar"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert b"<pdfaid:conformance>A" in root["/Metadata"].get_data()


def test_the_file_says_nothing_of_who_or_what_machine_made_it():
    reader = PdfReader(BytesIO(render_pdf(pack())))
    assert not {"/Author", "/Producer"} & set(reader.metadata)
    assert reader.metadata.creation_date == pack().as_of
    assert not reader.attachments


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))]
)
def test_the_pack_is_set_on_its_paper(paper, size):
    box = PdfReader(BytesIO(render_pdf(pack(paper=paper)))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_the_head_of_a_long_table_is_repeated():
    table = Table(["Theme", "Needs"], [["Borders", "7"]] * 90)
    pages = pages_of(pack(sections=[Section("Where matters stand", tables=[table])]))
    assert len(pages) > 3
    assert all("Theme Needs" in page for page in pages[1:])


def test_a_long_handling_line_is_whole_on_every_page():
    line = "Named functions only; to be returned by the end of the year. " * 4
    pages = pages_of(pack(handling_line=line.strip()))
    assert all(closed_up(page).count(closed_up(line)) >= 2 for page in pages)


def test_an_empty_section_says_that_it_is_empty():
    assert "No entries." in text_of(pack(sections=[Section("Contacts")]))


def test_a_report_has_its_own_numbers_and_what_stands_at_a_paragraph():
    text = closed_up(text_of(report()))
    for said in ("I.Introduction", "A.Borderposts", "2.Postsareconnected."):
        assert said in text
    assert text.count("Finding:Nowatchlist") == 1
    assert text.count("1.Bynight") == 2
    assert text.count("CopyforUNODCstaff") > 1
