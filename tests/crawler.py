"""Walks the portal as somebody signed in, by links and by forms that only ask.

Addresses that differ by a reference alone have one shape; of each shape a few are
opened, and each question that a list answers is asked once, so that a walk is whole and
still short.  Themes, resolutions and instruments are a hundred and more: each has a
shape of its own where they are taken apart, else they are as any other.
"""

import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from pypdf import PdfReader

from .markup import Page

REF = re.compile(r"[A-Z]{1,2}-[0-9A-Z]{6}")
ISO = re.compile(r"(?<=/states/)[A-Z]{3}(?=/)")
# What stands in the address of a theme, a resolution or an instrument.
KNOWN = re.compile(r"^/(themes/[^/]+|resolutions/[^/]+|instruments/\d+)/")
LEFT_OUT = ("/static/", "/account/logout/", "/api/")


@dataclass
class Visited:
    """One answer of the portal: where it was found, and what it says."""

    address: str
    found_on: str
    status: int
    words: str
    page: Page | None = None
    links: list[str] = field(default_factory=list)


def walk(client, *named, of_each=2, asking=True, apart=True) -> Iterator[Visited]:
    """Those that are `named`, and everything reachable from the first page: of each
    shape so many, and where `asking` each question once."""
    known, opened = {*named, "/"}, Counter()
    waiting = deque((address, "") for address in (*named, "/"))
    while waiting:
        address, found_on = waiting.popleft()
        shapes = shapes_of(address, apart=apart)
        enough = all(opened[shape] >= most(shape, of_each, asking) for shape in shapes)
        if enough and address not in named:
            continue
        opened.update(shapes)
        visited = _open(client, address, found_on)
        yield visited
        for link in visited.links:
            if link not in known:
                known.add(link)
                waiting.append((link, address))


def shapes_of(address: str, *, apart: bool = True) -> list[str]:
    """An address without references: /visits/*/, or /visits/*/?status and the like,
    one for each thing that is asked; themes and their like `apart` or as one shape."""
    parts = urlsplit(address)
    path = ISO.sub("*", REF.sub("*", parts.path))
    path = path if apart else KNOWN.sub(_all_of, path)
    asked = [f"{path}?{name}" for name, value in parse_qsl(parts.query) if value]
    return asked or [path]


def _all_of(found):
    return f"/{found[1].split('/')[0]}/*/"


def most(shape: str, of_each: int, asking: bool) -> int:
    return int(asking) if "?" in shape else of_each


def words_in(content: bytes) -> str:
    """All the text of an answer, whatever kind of file it is."""
    if content.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(content)).pages
        return "\n".join(page.extract_text() for page in pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        return b"\n".join(parts).decode(errors="replace")
    return content.decode(errors="replace")


def _open(client, address, found_on):
    answer = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content
    visited = Visited(address, found_on, answer.status_code, words_in(content))
    if answer.status_code == 302:
        visited.links = _within(address, [answer.url])
    elif content and answer.headers["Content-Type"].startswith("text/html"):
        visited.page = Page(visited.words)
        asked = [_asked_by(question) for question in visited.page.questions]
        visited.links = _within(address, visited.page.links + asked)
    return visited


def _within(address, links):
    """The addresses of the portal's own pages that links lead to."""
    found = [urljoin(address, link).split("#")[0] for link in links]
    return [link for link in found if link.startswith("/") and _is_walked(link)]


def _is_walked(link):
    return not link.startswith(("//", *LEFT_OUT))


def _asked_by(question):
    """Where a form that only asks leads to when it is sent as it stands."""
    query = urlencode(question.values)
    return f"{question.action}?{query}" if query else question.action
