"""The words analysts use: in three languages as typed, in six as our template has them.

Words are compared folded: no capitals, no accents, no stray spaces or stops.  A star or
a question mark is never folded away, since it may mean something.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from visits.workbook import fields

_KNOWN = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))

# What is longer than this is a sentence, and takes long to compare.
LONGEST_HEADING = 200

MONTHS = {
    name: int(month) for month, names in _KNOWN["months"].items() for name in names
}
BY = sorted(_KNOWN["by"], key=len, reverse=True)


def folded(text: str) -> str:
    """`text` as it is compared: "  Sí. " and "SI" are both "si"."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(bare.split()).strip(" .,:;()[]¿¡")


def folded_heading(text: str) -> str:
    """A heading without its asides: "Addressee/s (lead)" is "addressee"."""
    without_asides = re.sub(r"\([^)]*\)|/e?s\b", " ", text[:LONGEST_HEADING])
    letters = re.sub(r"[\W_]+", " ", folded(without_asides))
    return letters.strip()


@cache
def headings() -> dict[str, str]:
    """Every known heading, folded, with the field it announces."""
    typed = {
        word: field for field, known in _KNOWN["headings"].items() for word in known
    }
    ours = {
        folded_heading(word): field
        for field, label in {
            **fields.EVERY_LABEL,
            fields.ROW_MARK: fields.ROW_MARK_LABEL,
        }.items()
        for word in _in_every_language(label)
    }
    return ours | typed


@cache
def answers() -> dict[str, bool]:
    """Every known yes and no."""
    yes = {*_KNOWN["yes"], *map(folded, _in_every_language(fields.YES))}
    no = {*_KNOWN["no"], *map(folded, _in_every_language(fields.NO))}
    return dict.fromkeys(yes, True) | dict.fromkeys(no, False)


@cache
def marks() -> dict[str, bool]:
    """The answers that a confidentiality column takes: yes, no, and the word itself."""
    return answers() | dict.fromkeys(_KNOWN["confidential"], True)


@cache
def priorities() -> dict[str, int]:
    """Every known word for high (1), medium (2) and low (3)."""
    typed = {
        word: int(rank)
        for rank, known in _KNOWN["priorities"].items()
        for word in known
    }
    ours = {
        folded(word): rank
        for rank, label in fields.PRIORITIES.items()
        for word in _in_every_language(label)
    }
    return ours | typed


def _in_every_language(label) -> set[str]:
    words = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            words.add(str(label))
    return words
