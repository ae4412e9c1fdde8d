"""A PDF: archival (PDF/A-2a), accessible (PDF/UA-1), the same bytes each time.

Its words reach the template as data and are never read as markup.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from ctportal.rendering.content import numbers
from ctportal.rendering.direction import marked
from ctportal.rendering.languages import language_of
from ctportal.rendering.plaintext import drawable
from ctportal.rendering.proportions import numeric, widths
from ctportal.rendering.words import words_for

HERE = Path(__file__).parent
STANDARDS = ["a-2a", "ua-1"]


def render_pdf(document) -> bytes:
    return typst.Compiler(
        HERE / "document.typ",
        root=HERE,
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(_document(document))},
    ).compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=int(document.as_of.timestamp())
    )


@cache
def _fonts():
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[HERE / "fonts"],
    )


def _document(document):
    """Everything the template draws; the moment is already in its words."""
    language = language_of(document.language)
    pages = asdict(document) | {
        "as_of": None,
        "words": asdict(words_for(document)),
        "lang": language.code.partition("-")[0],
        "region": language.region,
        "faces": language.faces,
        "size": language.size,
        "leading": language.leading,
    }
    numbered = zip(document.sections, numbers(document.sections), strict=True)
    for page, (section, number) in zip(pages["sections"], numbered, strict=True):
        page |= {"number": number, "is-empty": section.is_empty}
    for table in _tables(pages):
        table["widths"] = widths(table["columns"], table["rows"])
        table["numeric"] = numeric(table["columns"], table["rows"])
    _hold_lines(pages, language.right_to_left)
    return _drawable(pages)


def _hold_lines(pages, right_to_left):
    """What records say may run the other way than the document around it."""
    for section in pages["sections"]:
        for part in (*section["paragraphs"], *section["items"]):
            part["text"] = marked(part["text"], right_to_left)
        for item in section["items"]:
            item["facts"] = [
                (label, marked(value, right_to_left)) for label, value in item["facts"]
            ]


def _tables(pages):
    return [table for section in pages["sections"] for table in section["tables"]]


def _drawable(value):
    match value:
        case str():
            return drawable(value)
        case dict():
            return {key: _drawable(each) for key, each in value.items()}
        case list() | tuple():
            return [_drawable(each) for each in value]
        case _:
            return value
