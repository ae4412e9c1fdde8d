"""PDF files: what stands in them beside their pages."""

import io
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .traces import TooMuch, Trace, listed, trace

MOST_PAGES = 2_000
MOST_OBJECTS = 200_000

INFO = {
    "/Author": "author",
    "/Creator": "program",
    "/Producer": "program",
    "/Title": "title",
    "/Subject": "description",
    "/Keywords": "keywords",
    "/Company": "company",
    "/CreationDate": "moment",
    "/ModDate": "moment",
}
# Beside the pages, in any object: what programs wrote for themselves.
NOTES = {"/Metadata": "xmp", "/PieceInfo": "program-notes"}
# In a remark on a page: who made it and when.
SIGNED = ("/T", "/CreationDate", "/M", "/NM")
PLAIN = {"/Link", "/Widget", "/Popup", None}


def opened(content: bytes) -> PdfReader:
    """The file, unless it holds more pages or objects than a document does."""
    reader = PdfReader(io.BytesIO(content))
    objects = sum(map(len, reader.xref.values())) + len(reader.xref_objStm)
    if objects > MOST_OBJECTS or len(reader.pages) > MOST_PAGES:
        raise TooMuch
    return reader


def traces_of(content: bytes) -> Iterator[Trace]:
    """What a PDF says of who made it, when and with what, and who remarked on it."""
    reader = opened(content)
    for key, said in (reader.metadata or {}).items():
        if said:
            yield trace(INFO.get(key, "properties"), said)
    found = list(_dictionaries(reader.root_object))
    for key, code in NOTES.items():
        if any(key in entry for entry in found):
            yield trace(code)
    yield from _traces_of_remarks([entry for entry in found if _is_remark(entry)])
    yield from listed("attached-files", reader.attachments)
    if _has_earlier_versions(content):
        yield trace("earlier-versions")


def _traces_of_remarks(remarks):
    if remarks:
        yield trace("comments", len(remarks))
    yield from listed("names", (remark.get("/T") for remark in remarks))


def cleaned(content: bytes) -> bytes:
    """The same pages, written anew, with nothing said of who made them."""
    writer = PdfWriter(clone_from=opened(content))
    for entry in _dictionaries(writer.root_object):
        for key in (*NOTES, *(SIGNED if _is_remark(entry) else ())):
            entry.pop(key, None)
    # What nothing refers to any more is only left behind by copying once again.
    return _written(PdfWriter(clone_from=opened(_written(writer))))


def _written(writer):
    writer.metadata = None
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _dictionaries(root) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from the file's root, each once."""
    waiting, seen = [root], set()
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, IndirectObject):
            if entry.idnum in seen:
                continue
            seen.add(entry.idnum)
            entry = entry.get_object()
        if isinstance(entry, DictionaryObject):
            yield entry
            waiting += [entry.raw_get(key) for key in entry]
        elif isinstance(entry, ArrayObject):
            waiting += list(entry)


def _is_remark(entry):
    """Whether this is somebody's remark on a page, and not a link or a form's field."""
    return "/Rect" in entry and entry.get("/Subtype") not in PLAIN


def _has_earlier_versions(content):
    """Whether what was changed still stands before what it was changed to."""
    usual = 2 if b"/Linearized" in content[:2048] else 1
    return content.count(b"startxref") > usual
