"""The words of a line as people type them, and the facts a recommendation keeps."""

from collections.abc import Mapping

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from assessments.models import Priority
from ctportal.reference import names

from .workbook import Row, judge
from .workbook.dates import read_due
from .workbook.verdicts import PROBLEM

# What a quick line is typed in, and what unfolds under it.
QUICK = ("text", "theme", "priority", "need", "confidential")
FURTHER = (
    "title",
    "addressees",
    "due",
    "requirement",
    "pillar",
    "gender",
    "children",
)
TYPED = QUICK + FURTHER
MARKS = {
    "gender": _("women and women’s groups"),
    "children": _("effects of terrorism on children"),
}
NO_ANSWERS = dict.fromkeys(("gender", "children"), "no")
NOTHING_TYPED = dict.fromkeys(TYPED, "") | NO_ANSWERS | {"priority": "2", "need": "yes"}

# The field of a recommendation that each word goes into; a day has two.
WORDS = {
    "text": "text",
    "theme": "theme",
    "priority": "priority",
    "needs_assistance": "need",
    "title": "title",
    "addressees": "addressees",
    "due_on": "due",
    "due_text": "due",
    "requirement": "requirement",
    "own_pillar": "pillar",
    "concerns_gender": "gender",
    "concerns_children": "children",
}
TITLE_LENGTH = 120
LONGEST_DUE_TEXT = 120


def title_of(text: str) -> str:
    """The beginning of a recommendation, to name it by in lists."""
    return Truncator(text.split("\n")[0]).chars(TITLE_LENGTH)


def own_title(title: str, text: str) -> str:
    """A title somebody gave; nothing where it is but the beginning of the text."""
    return "" if title == title_of(text) else title


def words_of(record) -> dict[str, str]:
    """A stored line in the words that would be typed for it."""
    facts = {name: getattr(record, name) for name in WORDS}
    return words_from(facts | {"theme": record.theme_id})


def words_from(facts: Mapping) -> dict[str, str]:
    """Facts, the theme as its number, in the words that would be typed for them."""
    return {
        "text": facts["text"],
        "theme": names.of_theme(facts["theme"]),
        "priority": str(facts["priority"]),
        "need": _answer(facts["needs_assistance"]),
        "confidential": "",
        "title": own_title(facts["title"], facts["text"]),
        "addressees": facts["addressees"],
        "due": _due_words(facts["due_on"], facts["due_text"]),
        "requirement": facts["requirement"].cited if facts["requirement"] else "",
        "pillar": facts["own_pillar"].code if facts["own_pillar"] else "",
        "gender": _answer(facts["concerns_gender"]),
        "children": _answer(facts["concerns_children"]),
    }


def words_typed(posted: Mapping[str, str], suffix="", known=None) -> dict[str, str]:
    """The words of one line as a page sent them, over those known already."""
    typed = dict(known or NOTHING_TYPED | {"priority": "", "need": ""})
    sent = {name: posted.get(f"{name}{suffix}") for name in TYPED}
    typed |= {name: words for name, words in sent.items() if words is not None}
    # An empty box is an answer here: the State does not ask.
    typed["confidential"] = sent["confidential"] or "no"
    return {name: words.replace("\0", "") for name, words in typed.items()}


def judged(words, finders, number=0) -> Row:
    return judge(words, row_number=number, **finders)


def problems_of(row: Row) -> dict[str, str]:
    """What is wrong with a line, by the word it is wrong in."""
    found = (p for p in row.problems if p.severity == PROBLEM)
    return {problem.field: problem.message for problem in found}


def facts_of(row: Row) -> dict:
    """A sound line, as the fields of a recommendation; a title only where one is."""
    pillar, theme = row["pillar"], row["theme"]
    is_own = pillar is not None and pillar.pk != theme.pillar_id
    says_more = row.due is None or row.due_text != row.due.isoformat()
    return {
        "text": row["text"],
        "theme": theme,
        "priority": row["priority"] or Priority.MEDIUM,
        "needs_assistance": row["need"],
        "confidential": row.confidential,
        "title": row["title"],
        "addressees": "; ".join(row["addressees"]),
        "due_on": row.due,
        "due_text": _due_text(row) if says_more else "",
        "requirement": row["requirement"],
        "own_pillar": pillar if is_own else None,
        "concerns_gender": row["gender"],
        "concerns_children": row["children"],
    }


def _due_words(due_on, due_text) -> str:
    """As it was written, unless the day was changed since."""
    if due_text and (not due_on or read_due(due_text).value == due_on):
        return due_text
    return due_on.isoformat() if due_on else ""


def _due_text(row):
    return " ".join(row.due_text.split())[:LONGEST_DUE_TEXT]


def _answer(fact) -> str:
    return "yes" if fact else "no"
