"""An empty Word document of ours: our styles, and no trace of another template."""

from datetime import UTC
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Mm

from ctportal.rendering.languages import language_of
from ctportal.rendering.plaintext import printable

WORD = Path(__file__).parent / "word"
PAPERS = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}

# What python-docx brings along and we do not send: a picture of somebody's first
# page, the name of a program, fonts, themes and lists that our styles do not use.
FOREIGN_PARTS = (
    "thumbnail",
    "extended-properties",
    "customXml",
    "stylesWithEffects",
    "webSettings",
    "fontTable",
    "theme",
    "numbering",
)


def blank_document(asked, mark: str):
    """A document on the paper asked for, in its language, with clean properties."""
    document = Document()
    _drop_foreign_parts(document.part.package.rels)
    _drop_foreign_parts(document.part.rels)
    _replace(document.styles.element, "styles.xml")
    _replace(document.settings.element, "settings.xml")
    _set_properties(document.core_properties, asked, mark)
    _set_language(document.styles.element, language_of(asked.language))
    _set_page(document.sections[0], asked)
    return document


def _drop_foreign_parts(relations):
    for key, relation in list(relations.items()):
        if relation.reltype.rpartition("/")[2] in FOREIGN_PARTS:
            del relations[key]


def _replace(element, name):
    element[:] = parse_xml((WORD / name).read_bytes())[:]


def _set_properties(properties, asked, mark):
    moment = asked.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = printable(asked.title)[:255]
    properties.author = properties.last_modified_by = "CT Portal"
    properties.keywords = mark
    properties.comments = ""
    properties.language = language_of(asked.language).tag
    properties.created = properties.modified = moment


def _set_language(styles, language):
    """Word keeps three languages: for western, East Asian and right-to-left text."""
    kinds = {"ar": "bidi", "zh": "eastAsia"}
    spoken = next(styles.iter(qn("w:lang")))
    spoken.set(qn(f"w:{kinds.get(language.code[:2], 'val')}"), language.tag)


def _set_page(section, asked):
    section.page_width, section.page_height = PAPERS[asked.paper]
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(3)
    section.header_distance = section.footer_distance = Cm(1.2)
    if language_of(asked.language).right_to_left:
        section._sectPr.insert_element_before(
            OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid"
        )
