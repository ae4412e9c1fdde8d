"""The parts of a Word document, and the names in them."""

import io
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARSING = {"resolve_entities": False, "no_network": True, "remove_comments": True}


class Package:
    """A document's parts, each read once; a part that is missing is empty."""

    def __init__(self, content: bytes):
        self._archive = ZipFile(io.BytesIO(content))
        self._names = set(self._archive.namelist())

    def part(self, name: str):
        if f"word/{name}" not in self._names:
            return etree.Element("nothing")
        said = self._archive.read(f"word/{name}")
        # Word can save under other names for the same things.
        said = said.replace(STRICT.encode(), USUAL.encode())
        return etree.fromstring(said, etree.XMLParser(**PARSING))


def value(element, path: str, name: str = "val") -> str | None:
    """What an attribute says of an element below, if both are there."""
    found = element.find(path) if element is not None else None
    return None if found is None else found.get(W + name, "")


def is_on(element, path: str) -> bool:
    """Whether a switch below is there and not turned off."""
    said = value(element, path)
    return said is not None and said not in ("0", "false", "off")


def children(element):
    """The elements in it, wrappers of content opened: fields, links, controls."""
    for child in element.iterchildren(etree.Element):
        if child.tag in (W + "smartTag", W + "customXml", W + "dir", W + "bdo"):
            yield from children(child)
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            yield from children(content) if content is not None else ()
        else:
            yield child
