"""A mail as Outlook keeps it: properties in a compound file (MS-OXMSG in MS-CFB)."""

import struct
from dataclasses import dataclass
from datetime import datetime

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
TEXT, BINARY, NUMBER, TIME = 0x001F, 0x0102, 0x0003, 0x0040
SUBJECT, HEADERS, SENT, BODY, CLASS = 0x0037, 0x007D, 0x0039, 0x1000, 0x001A
SENDER_NAME, SENDER_ADDRESS = 0x0C1A, 0x0C1F
FILE_NAME, FILE_BYTES, FILE_METHOD = 0x3707, 0x3701, 0x3705
# Windows counts tenths of microseconds from 1601.
EPOCH = datetime.fromisoformat("1601-01-01T00:00:00+00:00")


def message(subject, body, sent, sender, headers="", attached=()) -> bytes:
    """The bytes of a `.msg`; `sender` is a name and an address."""
    said = {
        (CLASS, TEXT): "IPM.Note",
        (SUBJECT, TEXT): subject,
        (BODY, TEXT): body,
        (SENDER_NAME, TEXT): sender[0],
        (SENDER_ADDRESS, TEXT): sender[1],
        (HEADERS, TEXT): headers,
        (SENT, TIME): sent,
    }
    head = struct.pack("<8x4I8x", 0, len(attached), 0, len(attached))
    tree = _properties({key: value for key, value in said.items() if value}, head)
    for number, (name, content) in enumerate(attached):
        facts = {(FILE_NAME, TEXT): name, (FILE_BYTES, BINARY): content}
        facts[FILE_METHOD, NUMBER] = 1
        tree[f"__attach_version1.0_#{number:08X}"] = _properties(facts, bytes(8))
    return compound_file(tree)


def _properties(said: dict, head: bytes) -> dict:
    """The fixed values in one stream, and each of variable length in its own."""
    tree, rows = {}, [head]
    for (name, kind), value in said.items():
        if kind in (TEXT, BINARY):
            content = value.encode("utf-16-le") if kind == TEXT else value
            tree[f"__substg1.0_{name:04X}{kind:04X}"] = content
            told = struct.pack("<II", len(content) + 2 * (kind == TEXT), 0)
        else:
            number = value if kind == NUMBER else _ticks(value)
            told = struct.pack("<Q", number)
        rows.append(struct.pack("<HHI", kind, name, 6) + told)
    return tree | {"__properties_version1.0": b"".join(rows)}


def _ticks(moment) -> int:
    return int((moment - EPOCH).total_seconds()) * 10_000_000


@dataclass
class Entry:
    """A storage or a stream, as the directory of a compound file has it."""

    name: str
    type: int
    content: object
    next: int = FREE
    child: int = FREE
    start: int = END
    size: int = 0

    def __bytes__(self):
        name = self.name.encode("utf-16-le")
        head = struct.pack("<64sHBB", name, len(name) + 2, self.type, 1)
        ties = struct.pack("<III36x", FREE, self.next, self.child)
        return head + ties + struct.pack("<IQ", self.start, self.size)


def compound_file(tree: dict) -> bytes:
    """Storages and streams by name in one file; small streams share one of the root."""
    entries = [Entry("Root Entry", ROOT, tree)]
    entries[0].child = _list(entries, tree)
    small, small_table = _small_streams(entries)
    # The table itself comes first, then the directory, which is filled in last.
    length = -(-len(entries) * 128 // SECTOR)
    table, body = [TABLE, *_chain(1, length)], [bytes(SECTOR) * length]
    places = struct.pack(f"<{len(small_table)}I", *small_table)
    first_small = _store(table, body, places)
    entries[0].start, entries[0].size = _store(table, body, small), len(small)
    for entry in entries:
        if entry.type == STREAM and entry.size >= CUTOFF:
            entry.start = _store(table, body, entry.content)
    body[0] = _padded(b"".join(map(bytes, entries)), SECTOR)
    table += [FREE] * (SECTOR // 4 - len(table))
    counts = -(-len(small_table) * 4 // SECTOR)
    return _head(first_small, counts) + struct.pack("<128I", *table) + b"".join(body)


def _list(entries, tree) -> int:
    """Put the names of a storage into the directory, each pointing to the next."""
    names = sorted(tree, key=lambda name: (len(name), name.upper()))
    places = [len(entries) + number for number in range(len(names))]
    for name, after in zip(names, [*places[1:], FREE], strict=True):
        content = tree[name]
        kind = STORAGE if isinstance(content, dict) else STREAM
        size = 0 if kind == STORAGE else len(content)
        entries.append(Entry(name, kind, content, next=after, size=size))
    for place in places:
        if entries[place].type == STORAGE:
            entries[place].child = _list(entries, entries[place].content)
    return places[0] if places else FREE


def _small_streams(entries):
    kept, table = b"", []
    for entry in entries:
        if entry.type == STREAM and 0 < entry.size < CUTOFF:
            padded = _padded(entry.content, SMALL)
            entry.start = len(table)
            table += _chain(len(table), len(padded) // SMALL)
            kept += padded
    return kept, table


def _store(table, body, content) -> int:
    """Put content behind all that is stored, and say at which sector it begins."""
    padded, first = _padded(content, SECTOR), len(table)
    table += _chain(first, len(padded) // SECTOR)
    body.append(padded)
    return first


def _chain(first, length):
    return [*range(first + 1, first + length), END]


def _padded(content, to):
    return content + bytes(-len(content) % to)


def _head(first_small, small_sectors) -> bytes:
    known = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    shape = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = (0, 1, 1, 0, CUTOFF, first_small, small_sectors, END, 0)
    tables = [0, *[FREE] * 108]
    return known + shape + struct.pack("<9I109I", *places, *tables)
