"""What the portal writes beside a row it gives out, so as to know it again.

A mark names the line and the version that was given out, and is signed for the one
notebook it was made for: nobody can write one, or carry one over from another visit.
"""

from typing import NamedTuple

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from visits.workbook.unreadable import UnreadableWorkbook

SALT = "visits.workbook.marks"
DIGITS = 32

NOT_OURS = _(
    "The portal did not give out these rows for this notebook. Bring the file as it was"
    " given out, or delete the column “Row of the portal” to bring every row in as a"
    " new line."
)


class Mark(NamedTuple):
    """The line that was given out in a row, and in which version."""

    ref: str
    version: str


def written(visit, ref: str, version: str) -> str:
    """The mark of one line, for the notebook of one visit."""
    return f"{ref}/{version}/{_signature(visit, ref, version)}"


def read(visit, words: str) -> Mark:
    """The mark that these words are; UnreadableWorkbook for any that are not ours."""
    ref, _stroke, rest = words.partition("/")
    version, _stroke, signature = rest.partition("/")
    if not constant_time_compare(signature, _signature(visit, ref, version)):
        raise UnreadableWorkbook(NOT_OURS)
    return Mark(ref, version)


def _signature(visit, ref, version) -> str:
    said = f"{visit.ref}/{ref}/{version}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:DIGITS]
