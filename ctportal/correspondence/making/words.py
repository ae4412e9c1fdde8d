"""The fixed words of letters, in each of their languages, and how places are filled."""

import json
from functools import cache
from pathlib import Path

from .articles import with_article

HERE = Path(__file__).parent
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}


@cache
def words_in(language: str) -> dict:
    """Every word of letters in one language."""
    path = HERE / "texts" / f"{language}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def filled(text: str, told: dict) -> str:
    """A text with its places filled; a place that nothing fills is an error."""
    return text.format_map(told)


def office_in(office, language: str) -> str:
    """An office as letters call it, with its article where the language has one."""
    in_full = _offices().get(office.code, {}).get(language)
    if in_full:
        return in_full
    if not office.names.get(language):
        return office.name
    return with_article(office.code, office.names[language], language)


@cache
def _offices() -> dict:
    """What letters call the offices that write most of them, in full."""
    return json.loads((HERE / "offices.json").read_text(encoding="utf-8"))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
