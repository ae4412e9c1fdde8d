"""How the words of one cell become a value: a small reader for each field.

Each takes the words as they stand in the cell and answers with a verdict.  No reader
knows about sheets or forms, so an import and a correction typed in the browser are
judged alike.
"""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from visits.workbook import words
from visits.workbook.verdicts import Verdict, faulty, noted, sound

KEPT_AS_TEXT = _("This begins with “=”; it was kept as text.")
NO_TEXT = _("The text of the recommendation is missing.")
NO_THEME = _("The theme is missing.")
POINTS_ELSEWHERE = _("This points to a note; write the recommendation itself.")
SPREADSHEET_ERROR = _("The spreadsheet shows an error here.")
STAR = _(
    "A star stands beside this line. Say whether the State asks for confidentiality;"
    " until then it counts as confidential."
)
TITLE_TOO_LONG = _("This title is longer than 200 letters; shorten it.")
TOO_MANY_ADDRESSEES = _("These addressees are too many to store; shorten them.")
UNKNOWN_ANSWER = _("Write yes or no.")
UNKNOWN_MARK = _("Write yes or no. Until then this line counts as confidential.")
UNKNOWN_PILLAR = _("Write I, II, III or IV, or nothing for the theme’s own.")
UNKNOWN_PRIORITY = _("Write high, medium or low.")
UNKNOWN_REQUIREMENT = _("The portal has no requirement cited like this.")
UNKNOWN_THEME = _("The portal has no theme of this name.")
UNSOLVED_FORMULA = _("A formula without a result. Write the value itself.")

# As many letters as a recommendation keeps of its addressees.
LONGEST_ADDRESSEES = 300
LONGEST_TITLE = 200

_ERRORS = {
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A",
}  # fmt: skip
_FORMULA = re.compile(r"=\s*(?:[A-Z][A-Z.]+\(|\$?[A-Z]{1,3}\$?\d|[-+(\d])")
_POINTER = re.compile(
    r"(?:ver|vease|see|voir|cf\.?) (?:la |el |le )?(?:foot)?not[ae]\b"
)
_STARS = "*†‡"


def clean(text: str) -> str:
    """Trimmed, without control characters or runs of spaces; line breaks stay."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    tidy = (" ".join(_printable(line).split()) for line in lines)
    return "\n".join(line for line in tidy if line)


def on_one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def spreadsheet_fault(raw: str) -> Verdict | None:
    """What no field can take: an error value, a formula nobody has worked out."""
    if raw.strip() in _ERRORS:
        return faulty(SPREADSHEET_ERROR)
    if _FORMULA.match(raw.strip()):
        return faulty(UNSOLVED_FORMULA)
    return None


def read_number(raw: str) -> Verdict:
    return sound(on_one_line(raw).strip(f"{_STARS} "))


def read_theme(raw: str, theme_called) -> Verdict:
    name = on_one_line(raw)
    if not name:
        return faulty(NO_THEME)
    theme = theme_called(name)
    return sound(theme) if theme is not None else faulty(UNKNOWN_THEME)


def read_named(raw: str, called, *, unknown) -> Verdict:
    """What is called so; nothing said means nothing."""
    name = on_one_line(raw)
    if not name:
        return sound(None)
    found = called(name) if called else None
    return sound(found) if found is not None else faulty(unknown)


def read_title(raw: str) -> Verdict:
    title = on_one_line(raw)
    if len(title) > LONGEST_TITLE:
        return faulty(TITLE_TOO_LONG, title)
    return noted(title, KEPT_AS_TEXT) if title.startswith("=") else sound(title)


def read_text(raw: str) -> Verdict:
    text = clean(raw)
    if not text:
        return faulty(NO_TEXT)
    if len(text) < 60 and _POINTER.match(words.folded(text)):
        return faulty(POINTS_ELSEWHERE, text)
    return noted(text, KEPT_AS_TEXT) if text.startswith("=") else sound(text)


def read_priority(raw: str) -> Verdict:
    if not raw.strip():
        return sound(None)
    rank = words.priorities().get(words.folded(raw))
    return sound(rank) if rank else faulty(UNKNOWN_PRIORITY)


def read_addressees(raw: str) -> Verdict:
    """Each on a line of its own or after a semicolon."""
    parts = (on_one_line(part) for part in re.split(r"[;\n\r]", raw))
    addressees = tuple(part for part in parts if part)
    if len("; ".join(addressees)) > LONGEST_ADDRESSEES:
        return faulty(TOO_MANY_ADDRESSEES)
    return sound(addressees)


def read_need(raw: str) -> Verdict:
    """Yes or no; nothing said means no."""
    if not raw.strip():
        return sound(False)
    answer = words.answers().get(words.folded(raw))
    return sound(answer) if answer is not None else faulty(UNKNOWN_ANSWER)


def read_confidential(raw: str) -> Verdict:
    """Yes, no, or nothing known: then the line is treated as confidential."""
    if not raw.strip():
        return sound(False)
    mark = words.marks().get(words.folded(raw))
    return sound(mark) if mark is not None else faulty(UNKNOWN_MARK)


def is_starred(raw: str) -> bool:
    """Whether a footnote sign opens or closes the words."""
    bare = raw.strip()
    return bool(bare) and (bare[0] in _STARS or bare[-1] in _STARS)


def _printable(line):
    return "".join(c for c in line if c == "\t" or unicodedata.category(c) != "Cc")
