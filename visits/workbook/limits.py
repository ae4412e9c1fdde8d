"""What a workbook may be, decided before anything in it is believed.

A workbook is a ZIP of XML files sent by anybody.  It is weighed before it is opened:
its size, the number and size of what it holds, how far that was compressed, and whether
its XML tries to define anything, which no workbook needs.
"""

from io import BytesIO
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

from django.utils.translation import gettext_lazy as _

from visits.workbook.unreadable import UnreadableWorkbook, damage_explained

MEGABYTE = 1024 * 1024
LARGEST_FILE = 5 * MEGABYTE
LARGEST_CONTENT = 25 * MEGABYTE
HIGHEST_RATIO = 100
MOST_PARTS = 500
MOST_ELEMENTS = 600_000

TOO_LARGE = _("This file is too large for a notebook. The most is 5 MB.")
TOO_FULL = _("This workbook holds far more than a notebook does; it was not opened.")
EMPTY = _("This file is empty.")
OLD_FORMAT = _("This is an old .xls file. Save it as .xlsx and bring it again.")
PASSWORD = _(
    "This workbook is protected by a password. Save it without, and try again."
)
SUSPICIOUS = _("This file is not made the way spreadsheets are; it was not opened.")

_OLD_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_PART = 0x1


def safe_content(file) -> bytes:
    """The bytes of a workbook (a path, bytes or an open file), once it was weighed."""
    content = _bytes_of(file)
    if not content:
        raise UnreadableWorkbook(EMPTY)
    if len(content) > LARGEST_FILE:
        raise UnreadableWorkbook(TOO_LARGE)
    if content.startswith(_OLD_SIGNATURE):
        raise UnreadableWorkbook(PASSWORD if _ENCRYPTED in content else OLD_FORMAT)
    with damage_explained(), ZipFile(BytesIO(content)) as archive:
        _weigh(archive.infolist())
        _require_plain_xml(archive)
    return content


def plain_parser():
    """An XML parser that stops at the first definition: none can grow or reach out."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _bytes_of(file):
    if isinstance(file, bytes):
        return file
    if hasattr(file, "read"):
        return file.read(LARGEST_FILE + 1)
    with Path(file).open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def _weigh(parts):
    """Refuse what is small to send and huge to open.

    The sizes are those the archive states; reading stops there, so it gains nothing by
    stating them too low.
    """
    if any(part.flag_bits & _ENCRYPTED_PART for part in parts):
        raise UnreadableWorkbook(PASSWORD)
    names = {part.filename for part in parts}
    if len(names) < len(parts) or len(parts) > MOST_PARTS:
        _refuse()
    if sum(part.file_size for part in parts) > LARGEST_CONTENT:
        _refuse()
    if any(_is_bomb(part) for part in parts):
        _refuse()


def _is_bomb(part):
    """Small parts compress as they like; a large one only as far as real text does."""
    return part.file_size > max(MEGABYTE, HIGHEST_RATIO * part.compress_size)


def _require_plain_xml(archive):
    """Walk every part that can be walked: a sheet may go by any name."""
    elements = _Tally()
    for name in archive.namelist():
        parser = plain_parser()
        parser.StartElementHandler = elements.count
        try:
            parser.Parse(archive.read(name), True)
        except expat.ExpatError:
            # Pictures and old drawings are no XML; nothing reads them.
            if name.endswith((".xml", ".rels")):
                raise


class _Tally:
    """Counts elements, since each costs far more once opened than in the file."""

    def __init__(self):
        self.found = 0

    def count(self, _name, _attributes):
        self.found += 1
        if self.found > MOST_ELEMENTS:
            raise UnreadableWorkbook(TOO_FULL)


def _refuse(*_declaration):
    raise UnreadableWorkbook(SUSPICIOUS)
