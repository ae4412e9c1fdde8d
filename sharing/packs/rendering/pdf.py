"""A pack as PDF: archival (PDF/A-2a), accessible (PDF/UA-1), the same bytes each time.

The words of the pack reach the template as data and are never read as markup.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from sharing.packs.rendering.languages import language_of
from sharing.packs.rendering.plaintext import drawable
from sharing.packs.rendering.proportions import numeric, widths
from sharing.packs.rendering.words import words_for

HERE = Path(__file__).parent
STANDARDS = ["a-2a", "ua-1"]


def render_pdf(pack) -> bytes:
    return typst.Compiler(
        HERE / "pack.typ",
        root=HERE,
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(_document(pack))},
    ).compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=int(pack.as_of.timestamp())
    )


@cache
def _fonts():
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[HERE / "fonts"],
    )


def _document(pack):
    """Everything the template draws; the moment is already in its words."""
    language = language_of(pack.language)
    pages = asdict(pack) | {
        "as_of": None,
        "words": asdict(words_for(pack)),
        "lang": language.code.partition("-")[0],
        "region": language.region,
        "faces": language.faces,
        "size": language.size,
        "leading": language.leading,
    }
    for table in _tables(pages):
        table["widths"] = widths(table["columns"], table["rows"])
        table["numeric"] = numeric(table["columns"], table["rows"])
    return _drawable(pages)


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
