"""Word, Excel and OpenDocument files: archives of parts, most of them XML."""

import io
import re
from collections.abc import Iterator
from functools import partial
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from . import pictures
from .traces import NOBODY, Trace, listed, trace

# Parts that say nothing but who made the file, and how it looks from outside.
PROPERTIES = re.compile(r"docProps/(core|app|custom)\.xml|meta\.xml")
LEFT_OUT = re.compile(r"docProps/thumbnail\..*|Thumbnails/.*")
MENTIONS = re.compile(
    r"(.*/)?_rels/.*\.rels|\[Content_Types\]\.xml|META-INF/manifest\.xml"
)
EMBEDDED = re.compile(r"(word|xl)/embeddings/.+|Object [^/]+/content\.xml")
WRITTEN = re.compile(r"(word|xl)/.*\.xml|(content|styles)\.xml")

SAID = {
    "creator": "author",
    "initial-creator": "author",
    "lastModifiedBy": "last-modified-by",
    "printed-by": "last-modified-by",
    "Company": "company",
    "Manager": "company",
    "title": "title",
    "subject": "description",
    "description": "description",
    "keywords": "keywords",
    "keyword": "keywords",
    "category": "keywords",
    "Template": "template",
    "template": "template",
    "property": "properties",
    "user-defined": "properties",
    "created": "moment",
    "creation-date": "moment",
    "modified": "moment",
    "date": "moment",
}
# Templates that every installation has.
USUAL = {"Normal.dotm", "Normal", ""}

# Where names stand: in attributes, some of people's entries alone, and in texts.
NAMING = {"author", "initials"}
NAMING_PEOPLE = {"author", "displayName", "userId"}
PEOPLE = {"person", "presenceInfo"}
NAMED = {"author", "creator", "creator-initials", "initial-creator"}
REMARKS = {"comment", "threadedComment", "annotation"}
CHANGES = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"}
CHANGES |= {"changed-region"}
PARSING = {"resolve_entities": False, "no_network": True}


def traces_of(content: bytes) -> Iterator[Trace]:
    """What the archive says of who wrote it, and what it hides from the reader."""
    with ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        for name in names:
            yield from _traces_in(name, archive.read(name))
    yield from listed("embedded-files", filter(EMBEDDED.fullmatch, names))
    if any(LEFT_OUT.fullmatch(name) for name in names):
        yield trace("thumbnail")


def cleaned(content: bytes) -> bytes:
    """The same document, its parts written anew without names and properties."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(written, "w") as made:
        for name in archive.namelist():
            if not LEFT_OUT.fullmatch(name) and not name.endswith("/"):
                # A moment of writing would be a trace of its own.
                entry = ZipInfo(name)
                how = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                part = _cleaned(name, archive.read(name))
                made.writestr(entry, part, compress_type=how)
    return written.getvalue()


def _traces_in(name, part):
    if pictures.is_picture(part):
        yield from pictures.traces_of(part)
    elif PROPERTIES.fullmatch(name):
        yield from _traces_of_properties(_parsed(part))
    elif WRITTEN.fullmatch(name):
        yield from _traces_of_writing(_parsed(part))


def _traces_of_properties(root):
    for element in root.iter(etree.Element):
        said = "".join(element.itertext()).strip()
        code = SAID.get(_local(element.tag))
        if code == "properties":
            yield trace(code, element.get("name") or said)
        elif code and said not in (USUAL if code == "template" else {""}):
            yield trace(code, said)


def _traces_of_writing(root):
    elements = list(root.iter(etree.Element))
    yield from listed("names", {said for said, _set in _names_in(elements)})
    if remarks := sum(_local(e.tag) in REMARKS for e in elements):
        yield trace("comments", remarks)
    if changes := sum(_local(e.tag) in CHANGES for e in elements):
        yield trace("tracked-changes", changes)
    yield from listed("hidden-sheets", _hidden_sheets(elements))
    if any(_local(e.tag) in {"col", "row"} and _is_hidden(e) for e in elements):
        yield trace("hidden-rows")


def _hidden_sheets(elements):
    sheets = (e for e in elements if _local(e.tag) == "sheet")
    return [s.get("name") for s in sheets if s.get("state", "visible") != "visible"]


def _is_hidden(element):
    return element.get("hidden") in {"1", "true"}


def _names_in(elements):
    """Each name that stands in these elements, with what puts another in its place."""
    for element in elements:
        tag = _local(element.tag)
        naming = NAMING_PEOPLE if tag in PEOPLE else NAMING
        for key, said in element.attrib.items():
            if _local(key) in naming and said:
                yield said, partial(element.set, key)
        if tag in NAMED and element.text and not len(element):
            yield element.text, partial(setattr, element, "text")


def _cleaned(name, part):
    if pictures.is_picture(part):
        return pictures.cleaned(part)
    if PROPERTIES.fullmatch(name):
        return _emptied(part)
    if MENTIONS.fullmatch(name):
        return _without_mentions(part)
    return _nameless(part) if WRITTEN.fullmatch(name) else part


def _emptied(part):
    """The part with nothing said in it; OpenDocument has one level more."""
    root = _parsed(part)
    for element in [*root.iter("{*}meta")] or [root]:
        element[:] = []
    return _written(root)


def _without_mentions(part):
    """The part without a word of those that are left out."""
    root = _parsed(part)
    for element in list(root):
        if any(
            LEFT_OUT.fullmatch(said.lstrip("/")) for said in element.attrib.values()
        ):
            root.remove(element)
    return _written(root)


def _nameless(part):
    root = _parsed(part)
    names = list(_names_in(root.iter(etree.Element)))
    for _said, put in names:
        put(NOBODY)
    return _written(root) if names else part


def _parsed(part):
    return etree.fromstring(part, etree.XMLParser(**PARSING))


def _written(root):
    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _local(name):
    return etree.QName(name).localname
