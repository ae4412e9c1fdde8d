"""What a mail says: its heads, its words, and the files that came with it."""

import base64
import io
import re
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

from oxmsg import Message

from .traces import TooMuch
from .words import tidied

MOST_ATTACHED = 50
# Elements of a mail written as a page that end a line.
ENDING = {"br", "div", "li", "p", "tr"}
HIDDEN = {"head", "script", "style", "title"}
RENDERINGS = {"text/plain", "text/html"}


def read(content: bytes, kind: str) -> dict:
    """The parts of a mail; what cannot be read of it is empty."""
    told = (_of_msg if kind == "msg" else _of_eml)(content)
    if len(told["attached"]) > MOST_ATTACHED:
        raise TooMuch
    return told


def _of_eml(content):
    mail = message_from_bytes(content, policy=policy.default)
    body = mail.get_body(preferencelist=("plain", "html"))
    return {
        "subject": _head(mail, "Subject"),
        "sender": _head(mail, "From"),
        "date": _day(_head(mail, "Date")),
        "id": _head(mail, "Message-ID"),
        "words": _words(body) if body else "",
        "attached": [
            found
            for part in _parts_of(mail)
            if part is not body
            for found in _attached(part)
        ],
    }


def _parts_of(part, is_rendering=False):
    """Every part that holds something, however deep it stands.

    Within alternatives, what bears no name says again what the mail's words say.
    """
    if part.get_content_maintype() != "multipart":
        if not (is_rendering and _is_rendering(part)):
            yield part
        return
    is_rendering |= part.get_content_subtype() == "alternative"
    for inner in part.iter_parts():
        yield from _parts_of(inner, is_rendering)


def _is_rendering(part):
    is_named = part.get_filename() or part.is_attachment()
    return part.get_content_type() in RENDERINGS and not is_named


def _head(mail, name):
    """A head on one line; nothing of one that is spoilt."""
    try:
        return " ".join(str(mail.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):
        return ""


def _words(part):
    try:
        text = part.get_content()
    except (LookupError, KeyError):
        payload = part.get_payload(decode=True) or b""
        text = payload.decode("utf-8", "replace")
    is_page = part.get_content_type() == "text/html"
    return tidied(_without_markup(text) if is_page else str(text))


def _attached(part):
    """The files a part holds: one, or those of a mail within the mail and its words."""
    content = part.get_payload(decode=True) or b""
    if part.get_content_maintype() != "message":
        yield _file(part.get_filename() or "attachment", content)
        return
    for inner in part.get_payload() if part.is_multipart() else ():
        told = _of_eml(inner.as_bytes())
        lines = (told["subject"], told["sender"], told["date"], "", told["words"])
        yield _file(f"{told['subject'] or 'message'}.txt", "\n".join(lines).encode())
        yield from told["attached"]


def _file(name, content):
    return {"name": name, "content": base64.b64encode(content).decode()}


def _of_msg(content):
    mail = Message.load(io.BytesIO(content))
    heads = {name.lower(): said for name, said in mail.message_headers.items()}
    body = mail.body or _without_markup(mail.html_body or "")
    sent = mail.sent_date
    return {
        "subject": " ".join((mail.subject or "").split()),
        "sender": " ".join((mail.sender or "").split()),
        "date": sent.date().isoformat() if sent else _day(heads.get("date", "")),
        "id": heads.get("message-id", ""),
        "words": tidied(body),
        "attached": [
            _file(found.file_name or "attachment", found.file_bytes or b"")
            for found in mail.attachments
        ],
    }


def _day(said):
    try:
        return parsedate_to_datetime(said).date().isoformat()
    except (TypeError, ValueError):
        return ""


class _Plain(HTMLParser):
    """The words of a page, line by line."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in HIDDEN
        if tag in ENDING:
            self.words.append("\n")

    def handle_endtag(self, tag):
        self.hidden -= tag in HIDDEN

    def handle_data(self, data):
        if self.hidden <= 0:
            self.words.append(re.sub(r"\s+", " ", data))


def _without_markup(page):
    plain = _Plain()
    plain.feed(page)
    return "".join(plain.words)
