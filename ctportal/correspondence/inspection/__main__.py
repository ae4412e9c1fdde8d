"""One question about the file on standard input, answered on standard output."""

import json
import resource
import sys

from . import archives, mails, pdf, pictures, word, words
from .traces import TooMuch

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
# How the program says that the file holds more than it will look at.
TOO_MUCH = 3

READERS = {
    "pdf": pdf,
    "docx": archives,
    "xlsx": archives,
    "odt": archives,
    "jpg": pictures,
    "png": pictures,
}


def answer(asked: str, kind: str, content: bytes) -> bytes:
    """What is asked of the file: its words, its blocks, its parts where it is a mail,
    its traces, or a copy without those."""
    if asked == "words":
        return words.tidied(words.words_of(content, kind)).encode()
    if asked == "blocks":
        return json.dumps(word.read(content)).encode()
    if asked == "mail":
        return json.dumps(mails.read(content, kind)).encode()
    reader = READERS[kind]
    if asked == "traces":
        return json.dumps(list(reader.traces_of(content))).encode()
    return reader.cleaned(content)


def main(asked: str, kind: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        sys.stdout.buffer.write(answer(asked, kind, sys.stdin.buffer.read()))
    except (TooMuch, MemoryError):
        return TOO_MUCH
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
