"""Row 2: every route and every model is accounted for."""

import re

from django.apps import apps
from django.db import connection
from django.urls import Resolver404, resolve
from drf_spectacular.generators import SchemaGenerator

from ctportal.confidentiality.wall import building

from ..confidentiality import test_completeness as tables
from ..confidentiality import test_doors as doors
from .rows import Row


def measure() -> Row:
    faults = (*routes_undecided(), *models_undecided(), *tables_without_their_wall())
    routes, models = len(doors.routes()), len(every_model())
    return Row(
        2,
        "every route and every model is accounted for",
        f"{len(faults)} of {routes} routes and {models} models undecided",
        not faults,
        faults,
    )


def every_model():
    return apps.get_models(include_auto_created=True)


def routes_undecided() -> list[str]:
    """Addresses with words in them that are no door yet, or doors that are gone, and
    operations of the API that lead nowhere."""
    decided = {*doors.OF_ANY_KIND, *doors.OF_A_STATE, *doors.OPEN_TO_ALL}
    decided |= {name for names in doors.DOORS.values() for name in names}
    with_words = {name for name, wanted in doors.routes().items() if wanted}
    nameless = {name for name in doors.routes() if name.endswith("None")}
    return sorted((with_words ^ decided) | nameless | _leading_nowhere())


def models_undecided() -> list[str]:
    """Models neither behind the wall nor listed as open with a reason."""
    undecided = {
        model._meta.label
        for model in every_model()
        if not building.takes_part(model)
        and model._meta.app_label not in tables.OPEN_APPS
    }
    return sorted(undecided ^ (tables.OPEN | tables.LEDGER))


def tables_without_their_wall() -> list[str]:
    """Tables of models that take part, before which no wall stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        walled = {name for (name,) in cursor.fetchall()}
    taking_part = {m._meta.db_table for m in every_model() if building.takes_part(m)}
    return sorted(walled ^ taking_part)


def _leading_nowhere():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    return {path for path in paths if not _resolves(path)}


# What may stand in an address for each of its words; a ref for all others.
WORDS = {"iso3": "XAA", "number": "1", "entry": doors.NO_ROW, "hold": doors.NO_ROW}


def _resolves(path):
    try:
        resolve(re.sub(r"{(\w+)}", lambda found: WORDS.get(found[1], "R-000000"), path))
    except Resolver404:
        return False
    return True
