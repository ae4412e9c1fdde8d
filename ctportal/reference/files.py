"""The files this app's data comes in, read as plain rows.

States and regions take their names from the Unicode CLDR, as Babel carries it; where
the United Nations say it otherwise, `state_names.json` and `region_names.json` do.
"""

import csv
import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path

import babel

from .languages import LANGUAGES

FOLDER = Path(__file__).parent / "data"
LOCALES = {language: language for language in LANGUAGES} | {"zh": "zh_Hans"}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one CSV file; NA is Namibia, never a missing value."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exceptions(table: str) -> dict[str, dict[str, str]]:
    """Names that differ from CLDR's, by code and language."""
    return json.loads((FOLDER / f"{table}.json").read_text(encoding="utf-8"))


def names_in(row: dict[str, str]) -> dict[str, str]:
    """The names a row spells out, in the languages it has."""
    return {language: row[language] for language in LANGUAGES if row.get(language)}


def days_in(row: dict[str, str]) -> dict[str, date | None]:
    """From when until when a row is in force, as far as it says."""
    return {
        day: date.fromisoformat(row[day]) if row[day] else None
        for day in ("begins_on", "ends_on")
    }


def territory_names(code: str, differing: dict[str, str] | None) -> dict[str, str]:
    """CLDR's names of a territory, and over them those that differ."""
    from_cldr = {language: territories(language)[code] for language in LANGUAGES}
    return from_cldr | (differing or {})


@cache
def territories(language: str) -> dict[str, str]:
    """CLDR's territory names in a language, by ISO alpha-2 or M49 code."""
    return babel.Locale.parse(LOCALES[language]).territories


def digest() -> str:
    """What the files and the names Babel carries amount to."""
    everything = hashlib.sha256(babel.__version__.encode())
    for path in sorted(FOLDER.iterdir()):
        everything.update(path.name.encode() + path.read_bytes())
    return everything.hexdigest()
