"""The words of a file, whatever kind it is."""

import io
import re
from zipfile import ZipFile

from lxml import etree

from . import pdf, pictures

MOST_CHARACTERS = 1_000_000

# For each kind of archive: the parts that hold words, the elements that hold them
# there, and those that end a line.
DOCX_PARTS = r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
XLSX_PARTS = r"xl/(sharedStrings|comments\d*|worksheets/[^/]+)\.xml"
PARTS = {
    "docx": (DOCX_PARTS, {"t"}, {"p", "tab", "br"}),
    "xlsx": (XLSX_PARTS, {"t"}, {"si", "is", "comment", "row"}),
    "odt": (r"(content|styles)\.xml", {"p", "h"}, {"p", "h"}),
}


def words_of(content: bytes, kind: str) -> str:
    """All the words, line by line, as far as there is room for them."""
    if kind == "pdf":
        return _words_of_pdf(content)
    if pictures.is_picture(content):
        return ""
    if kind == "txt":
        return _decoded(content)
    return _words_of_archive(content, *PARTS[kind])


def _words_of_pdf(content):
    read, found = 0, []
    for page in pdf.opened(content).pages:
        found.append(page.extract_text())
        read += len(found[-1])
        if read > MOST_CHARACTERS:
            break
    return "\n".join(found)


def _decoded(content):
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _words_of_archive(content, pattern, holding, ending):
    with ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        return "".join(_words_of_part(archive, n, holding, ending) for n in names)


def _words_of_part(archive, name, holding, ending):
    with archive.open(name) as part:
        return "".join(_texts(part, holding, ending))


def _texts(part, holding, ending):
    for _event, element in etree.iterparse(part, resolve_entities=False):
        name = etree.QName(element).localname
        if name in holding:
            yield "".join(element.itertext())
        if name in ending:
            yield "\n"
            element.clear(keep_tail=True)


def tidied(words: str) -> str:
    """Plain lines: no signs that a database or a page could stumble over."""
    words = words[: 2 * MOST_CHARACTERS].encode("utf-8", "ignore").decode()
    words = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", words.replace("\r\n", "\n"))
    words = re.sub(r"[^\S\n]+", " ", words)
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", words).strip()[:MOST_CHARACTERS]
