"""Pictures small enough to read, with what a camera would write into them."""

import struct
import zlib

from ctportal.correspondence.inspection.pictures import EXIF_BLOCK, PNG


def exif(*, author=b"A. Lindqvist", orientation=6, with_place=True):
    """An Exif block: its first directory, then the one of the place."""
    start = 8
    count = 4 if with_place else 3
    values = start + 2 + 12 * count + 4
    camera, author = b"Camera 3000\0", author + b"\0"
    place = values + len(camera) + len(author)
    entries = [
        struct.pack(">HHII", 0x010F, 2, len(camera), values),
        struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(">HHII", 0x013B, 2, len(author), values + len(camera)),
    ]
    if with_place:
        entries.append(struct.pack(">HHII", 0x8825, 4, 1, place))
    head = b"MM\0*" + struct.pack(">IH", start, count)
    whole = head + b"".join(entries) + b"\0\0\0\0" + camera + author
    return whole + (_place(place) if with_place else b"")


def _place(at):
    """48°12'30" N, 16°22'0" E."""
    values = at + 2 + 12 * 4 + 4
    entries = [
        struct.pack(">HHI4s", 1, 2, 2, b"N\0"),
        struct.pack(">HHII", 2, 5, 3, values),
        struct.pack(">HHI4s", 3, 2, 2, b"E\0"),
        struct.pack(">HHII", 4, 5, 3, values + 24),
    ]
    degrees = struct.pack(">6I", 48, 1, 12, 1, 30, 1) + struct.pack(
        ">6I", 16, 1, 22, 1, 0, 1
    )
    return struct.pack(">H", 4) + b"".join(entries) + b"\0\0\0\0" + degrees


def segment(marker, value):
    return struct.pack(">BBH", 0xFF, marker, len(value) + 2) + value


def jpeg(*pieces, width=8, height=8, tail=b""):
    """A JPEG of a size, with these segments before its picture."""
    size = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    jfif = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    return b"\xff\xd8" + jfif + b"".join(pieces) + size + scan + b"\xff\xd9" + tail


def photograph(**facts):
    """As a telephone takes it: camera, author, place, and a remark."""
    return jpeg(
        segment(0xE1, EXIF_BLOCK + exif(**facts)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
        segment(0xFE, b"at the post"),
        tail=b"a film of two seconds",
    )


def chunk(name, value):
    return struct.pack(">I", len(value)) + name + value + b"\0\0\0\0"


def png(*pieces, width=1, height=1, tail=b""):
    """A PNG of a size, with these chunks before its picture."""
    size = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    drawn = chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return PNG + size + b"".join(pieces) + drawn + tail
