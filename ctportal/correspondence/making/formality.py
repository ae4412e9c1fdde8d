"""How a language says a State's formal name, and a day, in a letter."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date

# British for English: the day comes first, as in the Organization's letters.
LOCALES = {"en": "en_GB", "fr": "fr", "es": "es"}
VOWEL = re.compile(r"[aeiouyhàâéèêëîïôœùûü]", re.IGNORECASE)


def formal_name(state, language: str) -> str:
    """The State's formal name with its article; its usual name where there is none."""
    return state.formal_names.get(language) or short_name(state, language)


def short_name(state, language: str) -> str:
    return state.names.get(language) or state.names["en"]


def of_state(state, language: str) -> str:
    """Of the State: `de la République`, `du Royaume`, `del Reino`."""
    name = formal_name(state, language)
    if language == "fr":
        is_formal = bool(state.formal_names.get("fr"))
        known = "" if is_formal else _known_in_french(state, name)
        return known or _of_in_french(name, has_article=is_formal)
    if language == "es":
        return f"del {name[3:]}" if name.startswith("el ") else f"de {name}"
    return f"of {name}"


def _known_in_french(state, name) -> str:
    """With the article that usage gives the short name; empty for one not listed."""
    known = _articles_in_french()
    if state.iso3 in known["whole"]:
        return known["whole"][state.iso3]
    forms = ((form, known[form].split()) for form in known if form != "whole")
    form = next((form for form, codes in forms if state.iso3 in codes), "")
    return f"{form}{'' if form.endswith('’') else ' '}{name}" if form else ""


@cache
def _articles_in_french() -> dict:
    """By its form, the States whose name takes it; of some, the whole.

    The reference has no formal names in French: these are the short ones, and what
    stands before them is grammar, written down by us and cited from nowhere.
    """
    path = Path(__file__).parent / "french_articles.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _of_in_french(name, has_article):
    if name.startswith("le "):
        return f"du {name[3:]}"
    if name.startswith("les "):
        return f"des {name[4:]}"
    if has_article or not VOWEL.match(name):
        return f"de {name}"
    return f"d’{name}"


def to_whom(named: str, language: str) -> str:
    """Whom a letter is sent to: `au Bureau`, `à la Mission`, `al Comité`."""
    if language == "fr":
        article, _, rest = named.partition(" ")
        known = {"le": f"au {rest}", "les": f"aux {rest}"}
        return known.get(article, f"à {named}")
    if language == "es":
        return f"al {named[3:]}" if named.startswith("el ") else f"a {named}"
    return f"to {named}"


def day_in(day: date, language: str) -> str:
    """A day as letters write it: 4 May 2026, 1er mai 2026, 4 de mayo de 2026."""
    said = format_date(day, format="long", locale=LOCALES[language])
    return re.sub(r"^1 ", "1er ", said) if language == "fr" else said
