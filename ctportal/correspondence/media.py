"""What kind of file this is, told by its content and never by its name."""

import re
import unicodedata
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PDF = "application/pdf"
OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OFFICE}.wordprocessingml.document"
XLSX = f"{OFFICE}.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
TEXT = "text/plain"
JPEG = "image/jpeg"
PNG = "image/png"
SUFFIXES = {
    PDF: ".pdf",
    DOCX: ".docx",
    XLSX: ".xlsx",
    ODT: ".odt",
    TEXT: ".txt",
    JPEG: ".jpg",
    PNG: ".png",
}
NAMES = {
    PDF: "PDF",
    DOCX: _("Word document"),
    XLSX: _("Excel workbook"),
    ODT: _("OpenDocument text"),
    TEXT: _("plain text"),
    JPEG: _("JPEG picture"),
    PNG: _("PNG picture"),
}
STARTS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
ZIP = b"PK\x03\x04"
# What Office wrote before it wrote archives, and writes around those with a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
OF_WORD = "WordDocument".encode("utf-16-le")

MEGABYTE = 1024 * 1024
LARGEST_CONTENT = 200 * MEGABYTE
HIGHEST_RATIO = 100
MOST_PARTS = 2000
# A workbook within a document is usual; one within that is not.
DEEPEST = 2
ENCRYPTED_PART = 0x1

UNKNOWN = _(
    "This kind of file is not taken. Bring it as PDF, Word (.docx), Excel (.xlsx),"
    " OpenDocument text (.odt), plain text, JPEG or PNG."
)
DAMAGED = _("This file is damaged. Save it anew and bring it again.")
ARCHIVE = _(
    "This is an archive. Unpack it and bring its files one by one: each has readers of"
    " its own."
)
MESSAGE = _(
    "This is an e-mail. Bring its text and its attachments one by one: each has readers"
    " of its own."
)
PASSWORD = _("This file is protected by a password. Save it without, and try again.")
OLD_WORD = _(
    "This file is of an old version of Word, Excel or PowerPoint. Save it as .docx or"
    " .xlsx and bring it again."
)
MACROS = _("This file carries macros. Save it without, and try again.")
TOO_FULL = _("This file holds far more than a document does; it was not taken.")

MESSAGE_HEADS = (b"from", b"date", b"(message-id|received|mime-version)")

# Marks that turn the writing direction and so disguise the end of a name.
DISGUISES = {"Cf", "Cc", "Cs", "Zl", "Zp"}
LONGEST_NAME = 120


def media_type_of(file: BinaryIO) -> str:
    """The kind of this file; a `ValidationError` says why it is not taken."""
    file.seek(0)
    start = file.read(4096)
    for beginning, media_type in STARTS.items():
        if start.startswith(beginning):
            return media_type
    if start.startswith(ZIP):
        return _kind_of_archive(file)
    if start.startswith(COMPOUND):
        _refuse_compound(file)
    if _is_message(start):
        raise ValidationError(MESSAGE)
    if _is_text(start):
        return TEXT
    raise ValidationError(UNKNOWN)


def safe_name(name: str, media_type: str) -> str:
    """A file's own name without folders, disguises or a suffix that it is not."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(c for c in last if unicodedata.category(c) not in DISGUISES)
    suffix = SUFFIXES[media_type]
    stem = plain[: -len(suffix)] if plain.lower().endswith(suffix) else plain
    stem = re.sub(r'[<>:"|?*]', "-", stem)[:LONGEST_NAME].strip(" .")
    return (stem or "document") + suffix


def _kind_of_archive(file):
    try:
        with ZipFile(file) as archive:
            _weigh(archive)
            return _kind_by_parts(archive)
    except (BadZipFile, NotImplementedError, KeyError, EOFError) as damage:
        raise ValidationError(DAMAGED) from damage


def _refuse_compound(file):
    """Say what it is, as far as its directory tells."""
    file.seek(0)
    said = file.read()
    if LOCKED in said:
        raise ValidationError(PASSWORD)
    if OF_WORD in said:
        raise ValidationError(OLD_WORD)


def _weigh(archive: ZipFile, deep: int = 1) -> int:
    """Refuse what is small to send and huge to open, before opening it."""
    parts = archive.infolist()
    if any(part.flag_bits & ENCRYPTED_PART for part in parts):
        raise ValidationError(PASSWORD)
    if len({part.filename for part in parts}) < len(parts) or len(parts) > MOST_PARTS:
        raise ValidationError(TOO_FULL)
    size = sum(part.file_size for part in parts)
    if size > LARGEST_CONTENT or any(_is_bomb(part) for part in parts):
        raise ValidationError(TOO_FULL)
    size += sum(_weigh_within(archive, part, deep) for part in parts)
    if size > LARGEST_CONTENT:
        raise ValidationError(TOO_FULL)
    return size


def _weigh_within(archive, part, deep):
    """What an archive within the archive holds, and those within that."""
    with archive.open(part) as inner:
        if inner.read(len(ZIP)) != ZIP:
            return 0
        if deep == DEEPEST:
            raise ValidationError(TOO_FULL)
        inner.seek(0)
        with ZipFile(inner) as found:
            return _weigh(found, deep + 1)


def _is_bomb(part):
    return part.file_size > max(MEGABYTE, HIGHEST_RATIO * part.compress_size)


def _kind_by_parts(archive):
    names = set(archive.namelist())
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(MACROS)
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    if "mimetype" in names and archive.read("mimetype") == ODT.encode():
        return ODT
    raise ValidationError(ARCHIVE)


def _is_message(start):
    """Whether this is an e-mail as it was sent: its heads say from whom, and when."""
    heads = start.replace(b"\r\n", b"\n").split(b"\n\n")[0]
    return all(re.search(rb"(?im)^%s:" % name, heads) for name in MESSAGE_HEADS)


def _is_text(start):
    """Whether this is writing: no control characters but those of lines and tabs."""
    if not start or b"\0" in start:
        return False
    return not re.search(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", start)
