"""What a dropped file says of itself, read by the inspection and nothing else."""

import base64
import io
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from ... import files, inspecting, scanning
from ...media import DAMAGED, PDF

MAILS = {".eml": "eml", ".msg": "msg"}
# How an Outlook message begins.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_TAKEN = _("Drop an e-mail (.eml or .msg) or a scan (.pdf) here.")


@dataclass(frozen=True)
class Read:
    """What was read; empty where nothing could be."""

    filed_as: str
    type: str
    title: str = ""
    sender: str = ""
    written_on: date | None = None
    words: str = ""
    # Files that came along, by their names.
    attached: tuple[tuple[str, bytes], ...] = ()


def read(file) -> Read:
    """Read a mail or a scan; a `ValidationError` says why it is not taken."""
    content = b"".join(files.chunks_of(file))
    _weigh(content)
    scanning.require_harmless([content])
    name, digest = PurePath(file.name).name, sha256(content).hexdigest()
    kind = _kind_of(content, name)
    if kind == "pdf":
        return _scan(content, name, digest)
    return _mail(inspecting.mail_of(content, kind), digest)


def as_file(name: str, content: bytes) -> io.BytesIO:
    """A file as the documents take it."""
    made = io.BytesIO(content)
    made.name = name
    return made


def _weigh(content):
    if not content:
        raise ValidationError(_("This file is empty."))
    if len(content) > settings.FILE_SIZE_LIMIT:
        most = filesizeformat(settings.FILE_SIZE_LIMIT)
        said = _("This file is too large. The most is %(most)s.")
        raise ValidationError(said, params={"most": most}, code="too-large")


def _kind_of(content, name):
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(OLE):
        return "msg"
    if PurePath(name).suffix.lower() in MAILS and b"\0" not in content[:4096]:
        return "eml"
    raise ValidationError(NOT_TAKEN)


def _scan(content, name, digest):
    """A scan says what its words say; the name of the file is no subject."""
    words = inspecting.words_in(content, PDF)
    return Read(filed_as=digest, type="note", words=words, attached=((name, content),))


def _mail(told, digest):
    day = told["date"]
    try:
        attached = tuple(
            (found["name"], base64.b64decode(found["content"]))
            for found in told["attached"]
        )
    except ValueError as damage:
        raise ValidationError(DAMAGED) from damage
    return Read(
        filed_as=sha256(told["id"].encode()).hexdigest() if told["id"] else digest,
        type="mail",
        title=told["subject"][:200],
        sender=told["sender"][:200],
        written_on=date.fromisoformat(day) if day else None,
        words=told["words"],
        attached=attached,
    )
