"""Files on disk: under random names, whole or not there at all.

A name says nothing of the file and is never shown: files are reached through their
records only.
"""

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

NAME = re.compile(r"[0-9a-f]{32}")
CHUNK = 64 * 1024
WAITING = "waiting"


def store(content: bytes | BinaryIO) -> str:
    """Keep this content for good and give the name it is found under."""
    name = secrets.token_hex(16)
    _keep(path_of(name), content)
    return name


def let_wait(content: bytes) -> str:
    """Keep this content until somebody decides on it, or for an hour."""
    name = secrets.token_hex(16)
    _keep(path_of_waiting(name), content)
    return name


def _keep(path: Path, content: bytes | BinaryIO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part")
    try:
        _write(unfinished, chunks_of(content))
        unfinished.rename(path)
        _settle(path.parent)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def open_stored(stored_as: str) -> BinaryIO:
    """The file of that name, open for reading."""
    return path_of(stored_as).open("rb")


def path_of(stored_as: str) -> Path:
    """Where a file lies; a name we did not give is no name."""
    if not NAME.fullmatch(stored_as):
        raise FileNotFoundError(stored_as)
    return settings.FILES_DIR / stored_as[:2] / stored_as[2:4] / stored_as


def path_of_waiting(stored_as: str) -> Path:
    """Where a file lies on which nobody has decided yet."""
    return settings.FILES_DIR / WAITING / path_of(stored_as).name


def forget_waiting(before: float) -> None:
    """Drop what has waited since before that moment; nobody came back for it."""
    for path in (settings.FILES_DIR / WAITING).glob("*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                path.unlink()


def chunks_of(content: bytes | BinaryIO) -> Iterator[bytes]:
    """The content from its beginning, a piece at a time."""
    if isinstance(content, bytes):
        yield content
        return
    content.seek(0)
    while chunk := content.read(CHUNK):
        yield chunk


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the folder itself written, so that the name outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
