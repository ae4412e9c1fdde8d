"""Requirements of resolutions, loaded by the schema's owner and found as cited."""

import csv
from functools import cache
from pathlib import Path

from ctportal.reference import files
from ctportal.reference.models import Resolution, Theme
from ctportal.reference.spelling import normalised

from ..models import Requirement

FILE = Path(__file__).parent.parent / "data" / "requirements.csv"


def load():
    """Make the requirements what the file says, in its order; none is deleted.

    Until when one holds and whether it was checked is said in the portal later.
    """
    resolutions = dict(Resolution.objects.values_list("symbol", "pk"))
    themes = dict(Theme.objects.values_list("code", "pk"))
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for position, row in enumerate(rows, start=1):
        said = {
            "resolution_id": resolutions[row["resolution"]],
            "theme_id": themes[row["theme"]] if row["theme"] else None,
            "provision": row["provision"],
            "position": position,
            "names": files.names_in(row),
        }
        first = said | {"verified": row["verified"] == "yes"} | files.days_in(row)
        Requirement.objects.update_or_create(
            code=row["code"], defaults=said, create_defaults=first
        )


def offered() -> list[Requirement]:
    """Those in force, to choose from."""
    return list(Requirement.objects.offered())


def finder():
    """A function that gives the requirement people cite, or None.

    It knows the code, the citation and the citation with its words; it asks once.  Of
    two wordings of one provision it gives the one in force.
    """

    @cache
    def known() -> dict[str, Requirement]:
        every = Requirement.objects.with_resolutions()
        return {
            normalised(word): requirement
            for requirement in sorted(every, key=lambda one: one.is_in_force)
            for word in (requirement.code, requirement.cited, str(requirement))
        }

    return lambda word: known().get(normalised(word))
