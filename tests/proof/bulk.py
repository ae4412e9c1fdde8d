"""Thousands of records at once, written by the owner of the tables."""

from django.db import connection

from ctportal.confidentiality.models import Marking

# What each copy has of its own.
OWN = {"id", "marking_id", "ref", "audience_id"}


def multiply(record, times, audiences=None):
    """Copies of a record and its marking: the same in all but their references, and,
    where `audiences` are given, under each of these in turn."""
    marked = _columns(Marking)
    kept = _columns(type(record))
    audience = "audience_id"
    if audiences:
        places = ", ".join(map(str, audiences))
        audience = f"(ARRAY[{places}])[1 + n %% {len(audiences)}]"
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            f"""
            CREATE TEMPORARY TABLE fresh AS
            SELECT n,
                nextval(pg_get_serial_sequence('confidentiality_marking', 'id')) AS id,
                'R-' || lpad(upper(to_hex(x'A00000'::int + n)), 6, '0') AS ref
            FROM generate_series(1, %s) AS n;
            INSERT INTO confidentiality_marking (id, ref, audience_id, {marked})
            SELECT fresh.id, fresh.ref, {audience}, {_of("m", marked)}
            FROM confidentiality_marking m, fresh WHERE m.id = %s;
            INSERT INTO {record._meta.db_table} (marking_id, ref, audience_id, {kept})
            SELECT fresh.id, fresh.ref, r.audience_id, {_of("r", kept)}
            FROM {record._meta.db_table} r, fresh WHERE r.marking_id = %s;
            DROP TABLE fresh; ANALYZE;
            """,  # noqa: S608
            [times, record.pk, record.pk],
        )


def _columns(model):
    """The columns that copies have from their original."""
    found = [field.column for field in model._meta.concrete_fields]
    return ", ".join(name for name in found if name not in OWN)


def _of(table, columns):
    return ", ".join(f"{table}.{name}" for name in columns.split(", "))
