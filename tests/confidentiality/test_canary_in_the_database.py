"""Outside the sealed rows, nothing in the database has the words."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from psycopg2 import sql

from ctportal.confidentiality import identity
from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.models import Revision
from sharing.exchange import actions as exchange

from .. import factories
from ..sharing.exchange import exchanges
from . import sealed
from .sealed import CANARY

SEALED = {
    "confidentiality_sealedvalue",
    "confidentiality_revision",
    "exchange_editiontie",
}


@pytest.fixture
def record(committed):
    """Changed, sent in an edition and copied in a pack before its text was sealed."""
    offices = exchanges.Offices()
    matrix = exchanges.recommendation_matrix(offices)
    by, words = offices.head, {"title": "", "text": f"{CANARY}, first"}
    with transaction.atomic():
        made = sealed.shared_with(offices.unoct, by=by, **words)
        with identity.as_person(by):
            save_record(made, by=by, text=f"{CANARY}, then")
            exchange.make_edition(matrix, period=exchanges.MAY, by=by)
    asked = factories.ask_confidentiality([], by=by)
    with transaction.atomic():
        sealed.seal(made, by=by, requests=[asked])
        with identity.as_person(by):
            now = sealed.read(made, by)
            save_record(now, by=by, text=f"{CANARY}, at last")
    return made


def test_no_table_but_those_of_sealed_values_has_the_words(record):
    with connection.as_owner():
        assert {table for table in tables() if has_the_words(table)} == SEALED
        assert not Revision.objects.filter(of=record.pk, field="text").exists()


def tables():
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table for model in models if model._meta.managed}


def has_the_words(table) -> bool:
    statement = "SELECT EXISTS (SELECT FROM {} row WHERE row::text ILIKE %s)"
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(statement).format(sql.Identifier(table)), [f"%{CANARY}%"]
        )
        return cursor.fetchone()[0]
