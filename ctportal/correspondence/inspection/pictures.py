"""JPEG and PNG pictures: walked piece by piece, the picture itself left as it is."""

import struct
import zlib
from collections.abc import Iterator

from . import exif
from .traces import TooMuch, Trace, trace

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
# As a large camera takes them; a few kilobytes may claim many more.
MOST_PIXELS = 100_000_000

# The chunks of a PNG that are the picture, its colours, its size and its frames.
CHUNKS = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"),
    *(b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"hIST"),
    *(b"acTL", b"fcTL", b"fdAT"),
}
WRITTEN = {b"tEXt", b"zTXt", b"iTXt"}

SCAN, END, COMMENT = 0xDA, 0xD9, 0xFE
APPLICATIONS = range(0xE0, 0xF0)
# Segments for programs that the picture needs: its frame, its colours.
NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
EXIF_BLOCK, XMP_BLOCK = b"Exif\0\0", b"http://ns.adobe.com/x"


def is_picture(content: bytes) -> bool:
    return content.startswith((PNG, JPEG))


def traces_of(content: bytes) -> Iterator[Trace]:
    """What a picture carries beside what is to be seen on it."""
    if content.startswith(PNG):
        yield from _traces_of_png(content)
    else:
        yield from _traces_of_jpeg(content)


def cleaned(content: bytes) -> bytes:
    """The same picture, to the pixel, with nothing beside it."""
    if content.startswith(PNG):
        kept = (whole for name, _value, whole in _chunks(content) if name in CHUNKS)
        return PNG + b"".join(kept)
    return _cleaned_jpeg(content)


# --- PNG -----------------------------------------------------------------------------


def _chunks(content) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, value and whole of each chunk, up to the one that ends the picture."""
    at, name = len(PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError("the picture is cut off")
        yield name, content[at + 8 : end - 4], content[at:end]
        at = end


def _traces_of_png(content):
    length = len(PNG)
    for name, value, whole in _chunks(content):
        length += len(whole)
        if name == b"IHDR":
            _measure(*struct.unpack_from(">II", value))
        elif name == b"eXIf":
            yield from exif.traces_in(value)
        elif name in WRITTEN:
            yield _trace_of_writing(name, value)
        elif name not in CHUNKS:
            yield trace("moment" if name == b"tIME" else "program-notes")
    if length < len(content):
        yield trace("appended")


def _trace_of_writing(name, value):
    keyword, _zero, said = value.partition(b"\0")
    if keyword.startswith(b"XML:com.adobe.xmp"):
        return trace("xmp")
    if name == b"zTXt":
        said = zlib.decompressobj().decompress(said[1:], 1000)
    said = said.strip(b"\0").decode("utf-8", "replace")
    code = "author" if keyword == b"Author" else "description"
    return trace(code, f"{keyword.decode('latin-1')}: {said}")


# --- JPEG ----------------------------------------------------------------------------


def _segments(content) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, value and whole of each segment, up to the one that ends the picture."""
    at, marker = 2, 0
    while marker != END:
        while content[at + 1] == 0xFF:
            at += 1
        if content[at] != 0xFF:
            raise ValueError("the picture is damaged")
        marker = content[at + 1]
        has_value = marker != END and marker not in range(0xD0, 0xD8)
        size = struct.unpack_from(">H", content, at + 2)[0] if has_value else 0
        end = at + 2 + size
        if marker == SCAN:
            end = _end_of_scan(content, end)
        yield marker, content[at + 4 : at + 2 + size], content[at:end]
        at = end


def _end_of_scan(content, at):
    """Where the picture's own bytes end: at the next marker that is not theirs."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0 and content[at + 1] not in range(0xD0, 0xD8):
            return at
        at += 2


def _traces_of_jpeg(content):
    length = 2
    for marker, value, whole in _segments(content):
        length += len(whole)
        if marker in SIZES:
            height, width = struct.unpack_from(">HH", value, 1)
            _measure(width, height)
        elif marker == COMMENT:
            yield trace("description", value.decode("utf-8", "replace"))
        elif value.startswith(EXIF_BLOCK):
            yield from exif.traces_in(value[len(EXIF_BLOCK) :])
        elif marker in APPLICATIONS and not _is_needed(marker, value):
            yield trace("xmp" if value.startswith(XMP_BLOCK) else "program-notes")
    if length < len(content):
        yield trace("appended")


def _cleaned_jpeg(content):
    kept, orientation = [], 1
    for marker, value, whole in _segments(content):
        if value.startswith(EXIF_BLOCK):
            orientation = exif.orientation_in(value[len(EXIF_BLOCK) :])
        if marker == COMMENT:
            continue
        if marker not in APPLICATIONS or _is_needed(marker, value):
            kept.append(whole)
    return b"\xff\xd8" + _turned(orientation) + b"".join(kept)


def _turned(orientation):
    if orientation not in range(2, 9):
        return b""
    block = EXIF_BLOCK + exif.upright(orientation)
    return struct.pack(">BBH", 0xFF, 0xE1, len(block) + 2) + block


def _is_needed(marker, value):
    return value.startswith(NEEDED.get(marker, b"\0none"))


def _measure(width, height):
    if width * height > MOST_PIXELS:
        raise TooMuch
