"""What a camera writes into a picture: where, when, with what and by whom."""

import struct
from collections.abc import Iterator

from .traces import Trace, trace

ORIENTATION, EXIF, GPS = 0x0112, 0x8769, 0x8825
TRACES = {
    0x010F: "camera",
    0x0110: "camera",
    0x0131: "program",
    0x0132: "moment",
    0x9003: "moment",
    0x013B: "author",
    0x9C9D: "author",
    0x8298: "author",
    0xA430: "author",
    0xA431: "serial-number",
    0x010E: "description",
    0x9286: "description",
}
WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
MOST_ENTRIES = 500
LATITUDE, LONGITUDE = (1, 2), (3, 4)


def traces_in(block: bytes) -> Iterator[Trace]:
    """The traces of an Exif block; one that cannot be read is a trace itself."""
    try:
        found = _directory(block, _start(block))
        yield from _told(found)
        if EXIF in found:
            yield from _told(_directory(block, _number(block, found[EXIF])))
        if GPS in found:
            yield _place(block, _directory(block, _number(block, found[GPS])))
        if not found.keys() <= {ORIENTATION}:
            yield trace("camera-notes")
    except (struct.error, IndexError, KeyError):
        yield trace("camera-notes")


def orientation_in(block: bytes) -> int:
    """Which way up the picture is; 1 where nothing else is said."""
    try:
        found = _directory(block, _start(block))
        return _number(block, found[ORIENTATION]) if ORIENTATION in found else 1
    except (struct.error, IndexError, KeyError):
        return 1


def upright(orientation: int) -> bytes:
    """An Exif block that says which way up the picture is, and nothing else."""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, orientation, 0)
    return b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + b"\0\0\0\0"


def _order(block):
    return {b"II": "<", b"MM": ">"}[block[:2]]


def _start(block):
    return struct.unpack_from(_order(block) + "I", block, 4)[0]


def _directory(block, place) -> dict[int, tuple[int, bytes]]:
    """Each entry's kind and its value as it is stored."""
    order = _order(block)
    (count,) = struct.unpack_from(order + "H", block, place)
    entries = {}
    for number in range(min(count, MOST_ENTRIES)):
        at = place + 2 + 12 * number
        tag, kind, length = struct.unpack_from(order + "HHI", block, at)
        size = WIDTHS.get(kind, 0) * length
        if size > 4:
            (at,) = struct.unpack_from(order + "I", block, at + 8)
            entries[tag] = kind, block[at : at + size]
        else:
            entries[tag] = kind, block[at + 8 : at + 8 + size]
    return entries


def _number(block, entry):
    kind, value = entry
    return struct.unpack_from(_order(block) + ("H" if kind == 3 else "I"), value)[0]


def _told(entries):
    for tag, code in TRACES.items():
        if tag in entries:
            value = entries[tag][1]
            codec = "utf-16-le" if tag == 0x9C9D else "utf-8"
            yield trace(code, value.decode(codec, "replace").strip("\0 "))


def _place(block, entries):
    """Latitude and longitude in degrees, as people look them up on a map."""
    try:
        parts = [_degrees(block, entries, *axis) for axis in (LATITUDE, LONGITUDE)]
    except (struct.error, KeyError, ZeroDivisionError):
        return trace("place")
    return trace("place", ", ".join(parts))


def _degrees(block, entries, side, value):
    parts = struct.unpack_from(_order(block) + "6I", entries[value][1])
    whole = sum(parts[2 * n] / parts[2 * n + 1] / 60**n for n in range(3))
    return f"{whole:.4f} {entries[side][1][:1].decode('ascii', 'replace')}"
