"""Reference data, from the files of this app into its tables.

Rows are known by their codes, so loading again changes what changed, leaves every id
as it was, and deletes nothing: records may point at what a file no longer names.
"""

from collections.abc import Iterable

from django.db import models, transaction
from django.utils.text import slugify

from . import files, names
from .languages import LANGUAGES
from .models import (
    Grouping,
    GroupingMembership,
    Instrument,
    Pillar,
    ReferenceLoad,
    Region,
    Resolution,
    Scale,
    ScaleLevel,
    State,
    Theme,
    ThemeSynonym,
    WorkingGroup,
    WorkingGroupSet,
)
from .spelling import normalised

LIBRARY = "https://digitallibrary.un.org/record/"


@transaction.atomic
def load() -> bool:
    """Load what the files say; False when the tables say it already."""
    digest = files.digest()
    if ReferenceLoad.objects.is_current(digest):
        return False
    for load_table in IN_ORDER:
        load_table()
    ReferenceLoad.objects.create(digest=digest)
    transaction.on_commit(names.forget)
    return True


def load_regions():
    differing = files.exceptions("region_names")
    for level in Region.Level.values:
        parents = _ids(Region, "m49")
        _keep(
            ["m49"],
            [
                Region(
                    m49=row["m49"],
                    level=level,
                    parent_id=parents.get(row["parent"]),
                    names=files.territory_names(row["m49"], differing.get(row["m49"])),
                )
                for row in files.rows("regions")
                if row["level"] == level
            ],
        )


def load_states():
    differing = files.exceptions("state_names")
    formal = files.exceptions("formal_names")
    regions = _ids(Region, "m49")
    _keep(
        ["iso3"],
        [
            State(
                iso3=row["iso3"],
                iso2=row["iso2"],
                m49=row["m49"],
                status=row["status"],
                region_id=regions[row["region"]],
                subregion_id=regions[row["subregion"]],
                names=files.territory_names(row["iso2"], differing.get(row["iso3"])),
                formal_names=formal.get(row["iso3"], {}),
            )
            for row in files.rows("states")
        ],
    )


def load_pillars():
    _keep(
        ["code"],
        [
            Pillar(code=row["code"], names=files.names_in(row))
            for row in files.rows("pillars")
        ],
    )


def load_themes():
    """Those of the first level, then those beneath them."""
    pillars = _ids(Pillar, "code")
    placed = list(enumerate(files.rows("themes"), start=1))
    for top in (True, False):
        parents = _ids(Theme, "code")
        _keep(
            ["code"],
            [
                Theme(
                    code=row["code"],
                    parent_id=parents.get(row["parent"]),
                    pillar_id=pillars[row["pillar"]],
                    source=row["source"],
                    position=position,
                    names=files.names_in(row),
                )
                for position, row in placed
                if top == (row["parent"] == "")
            ],
        )


def load_spellings():
    """Each theme's names and synonyms; one spelling in two languages is one row."""
    themes = _ids(Theme, "code")
    spellings = {}
    for code, language, word in theme_words():
        spelling = ThemeSynonym(
            theme_id=themes[code], language=language, word=word, normal=normalised(word)
        )
        spellings.setdefault(spelling.normal, spelling)
    _keep(["normal"], list(spellings.values()))


def theme_words():
    """Every (code, language, word) of a theme, its own names first."""
    for row in files.rows("themes"):
        for language in LANGUAGES:
            yield row["code"], language, row[language]
    for row in files.rows("theme_synonyms"):
        yield row["theme"], row["language"], row["word"]


def load_resolutions():
    _keep(
        ["symbol"],
        [
            Resolution(
                symbol=row["symbol"],
                slug=slugify(row["symbol"].replace("/", " ")),
                year=row["year"],
                url=LIBRARY + row["record"] if row["record"] else "",
                verified=row["verified"] == "yes",
                names=files.names_in(row),
            )
            for row in files.rows("resolutions")
        ],
    )


def load_instruments():
    _keep(
        ["number"],
        [
            Instrument(
                number=row["number"],
                year=row["year"],
                series=row["series"],
                field=row["field"],
                verified=row["verified"] == "yes",
                names=files.names_in(row),
            )
            for row in files.rows("instruments")
        ],
    )


def load_working_groups():
    _keep(
        ["code"],
        [
            WorkingGroupSet(
                code=row["code"], names=files.names_in(row), **files.days_in(row)
            )
            for row in files.rows("working_group_sets")
        ],
    )
    sets = _ids(WorkingGroupSet, "code")
    _keep(
        ["set", "number"],
        [
            WorkingGroup(
                set_id=sets[row["set"]],
                number=row["number"],
                chair=row["chair"],
                verified=row["verified"] == "yes",
                names=files.names_in(row),
            )
            for row in files.rows("working_groups")
        ],
    )


def load_groupings():
    _keep(
        ["code"],
        [
            Grouping(code=row["code"], source=row["source"], names=files.names_in(row))
            for row in files.rows("groupings")
        ],
    )
    groupings, states = _ids(Grouping, "code"), _ids(State, "iso3")
    _keep(
        ["grouping", "state", "begins_on"],
        [
            GroupingMembership(
                grouping_id=groupings[row["grouping"]],
                state_id=states[row["state"]],
                verified=row["verified"] == "yes",
                **files.days_in(row),
            )
            for row in files.rows("grouping_members")
        ],
    )


def load_scales():
    _keep(
        ["code"],
        [
            Scale(
                code=row["code"],
                verified=row["verified"] == "yes",
                names=files.names_in(row),
                **files.days_in(row),
            )
            for row in files.rows("scales")
        ],
        # Later versions are begun in the portal: it then says until when one holds.
        kept={"begins_on", "ends_on", "source", "verified"},
    )
    scales = _ids(Scale, "code")
    _keep(
        ["scale", "code"],
        [
            ScaleLevel(
                scale_id=scales[row["scale"]],
                code=row["code"],
                position=row["position"] or None,
                names=files.names_in(row),
            )
            for row in files.rows("scale_levels")
        ],
    )


IN_ORDER = [
    load_regions,
    load_states,
    load_pillars,
    load_themes,
    load_spellings,
    load_resolutions,
    load_instruments,
    load_working_groups,
    load_groupings,
    load_scales,
]


def _ids(model: type[models.Model], key: str) -> dict[str, int]:
    return dict(model.objects.values_list(key, "pk"))


def _keep(known_by: list[str], rows: list[models.Model], kept: Iterable[str] = ()):
    """Insert the rows; those already there, known by these fields, take the values
    but for what is `kept` as it is."""
    model = type(rows[0])
    rest = [
        field.name
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in {*known_by, *kept}
    ]
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=known_by, update_fields=rest
    )
