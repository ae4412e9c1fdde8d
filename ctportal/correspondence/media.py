"""What kind of file this is, told by its content and never by its name."""

import re
import unicodedata
from collections.abc import Iterable
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
SUFFIXES = {PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", ODT: ".odt", TEXT: ".txt"}
NAMES = {
    PDF: "PDF",
    DOCX: _("Word document"),
    XLSX: _("Excel workbook"),
    ODT: _("OpenDocument text"),
    TEXT: _("plain text"),
}

MEGABYTE = 1024 * 1024
LARGEST_CONTENT = 200 * MEGABYTE
HIGHEST_RATIO = 100
MOST_PARTS = 2000
ENCRYPTED_PART = 0x1

UNKNOWN = _(
    "This kind of file is not taken. Bring it as PDF, Word (.docx), Excel (.xlsx),"
    " OpenDocument text (.odt) or plain text."
)
DAMAGED = _("This file is damaged. Save it anew and bring it again.")
PASSWORD = _("This file is protected by a password. Save it without, and try again.")
MACROS = _("This file carries macros. Save it without, and try again.")
TOO_FULL = _("This file holds far more than a document does; it was not taken.")

# Marks that turn the writing direction and so disguise the end of a name.
DISGUISES = {"Cf", "Cc", "Cs", "Zl", "Zp"}
LONGEST_NAME = 120


def media_type_of(file: BinaryIO) -> str:
    """The kind of this file; a `ValidationError` says why it is not taken."""
    file.seek(0)
    start = file.read(4096)
    if start.startswith(b"%PDF-"):
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return _kind_of_archive(file)
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
            _weigh(archive.infolist())
            return _kind_by_parts(archive)
    except (BadZipFile, NotImplementedError, KeyError, EOFError) as damage:
        raise ValidationError(DAMAGED) from damage


def _weigh(parts: Iterable):
    """Refuse what is small to send and huge to open, before opening it."""
    parts = list(parts)
    if any(part.flag_bits & ENCRYPTED_PART for part in parts):
        raise ValidationError(PASSWORD)
    if len({part.filename for part in parts}) < len(parts) or len(parts) > MOST_PARTS:
        raise ValidationError(TOO_FULL)
    if sum(part.file_size for part in parts) > LARGEST_CONTENT:
        raise ValidationError(TOO_FULL)
    if any(_is_bomb(part) for part in parts):
        raise ValidationError(TOO_FULL)


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
    raise ValidationError(UNKNOWN)


def _is_text(start):
    """Whether this is writing: no control characters but those of lines and tabs."""
    if not start or b"\0" in start:
        return False
    return not re.search(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", start)
