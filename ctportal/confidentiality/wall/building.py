"""Puts up the wall: functions, privileges and policies, from the list of models.

Everything is made anew by each `migrate`, after Django's own migrations.  A new table
is closed to the app until this has run: nothing is granted by default.
"""

from pathlib import Path

from django.apps import apps
from django.db import connection, models, transaction
from psycopg2 import sql

from .. import identity
from ..models import Link, Marking, Record
from . import additions

ALL = "SELECT, INSERT, UPDATE, DELETE"
READ = "audience_id IN (SELECT open_audiences())"
HELD = (
    "EXISTS (SELECT FROM confidentiality_marking m WHERE m.id = {marking}"
    " AND m.holder_id IN (SELECT my_entities()))"
)
SEEN = "EXISTS (SELECT FROM confidentiality_marking m WHERE m.id = {marking})"


def raise_the_wall(app_role: str):
    """Make functions, privileges and policies what the models now ask for.

    Runs as the owner, in one transaction.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute((Path(__file__).parent / "wall.sql").read_text())
        _share_the_secret(cursor)
        _grant(cursor, app_role)
        for model in _every_model():
            _guard(cursor, model, app_role)
        for addition in additions.files:
            cursor.execute(addition.read_text())
        _open_functions(cursor, app_role)


def records() -> list[type[Record]]:
    """Every kind of record there is."""
    return [m for m in _every_model() if issubclass(m, Record)]


def _every_model():
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]


def _share_the_secret(cursor):
    key = identity.signing_key().ljust(64, b"\0")
    pads = [bytes(byte ^ pad for byte in key) for pad in (0x36, 0x5C)]
    cursor.execute("DELETE FROM wall_secret")
    cursor.execute("INSERT INTO wall_secret VALUES (%s, %s)", pads)
    kinds = [(m.kind, m._meta.db_table) for m in records()]
    cursor.execute("DELETE FROM wall_kind")
    cursor.executemany("INSERT INTO wall_kind VALUES (%s, %s)", kinds)


def privileges(model) -> str:
    """What the app may do to a model's table; the model or its app may narrow it."""
    of_app = getattr(model._meta.app_config, "app_may", ALL)
    return getattr(model, "app_may", of_app)


def _grant(cursor, role):
    statement = (
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};"
        "GRANT USAGE ON SCHEMA public TO {role};"
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};"
        "GRANT SELECT ON django_migrations TO {role};"
    )
    cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
    for model in _every_model():
        if privileges(model):
            _run(cursor, "GRANT {may} ON {table} TO {role}", model, role)


def _guard(cursor, model, role):
    """Row security for a table of records, of links or of markings."""
    policies = _policies(model)
    if not policies:
        return
    _run(cursor, "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", model, role)
    for command, condition in policies.items():
        _run(cursor, "DROP POLICY IF EXISTS {policy} ON {table}", model, role, command)
        statement = "CREATE POLICY {policy} ON {table} FOR {command} TO {role} "
        _run(cursor, statement + condition, model, role, command)
    if issubclass(model, Record):
        for function in ("carry_audience", "keep_sealed"):
            statement = (
                f"CREATE OR REPLACE TRIGGER {function} BEFORE INSERT OR UPDATE ON"
                f" {{table}} FOR EACH ROW EXECUTE FUNCTION {function}()"
            )
            _run(cursor, statement, model, role)


def _policies(model) -> dict[str, str]:
    """The condition of each command; empty for a table that has no wall."""
    if model is Marking:
        return _read_and_write(READ, "holder_id IN (SELECT my_entities())")
    if issubclass(model, Record):
        asked = [READ, *_seen(model, model.within), model.read_if]
        read = " AND ".join(filter(None, asked))
        return _read_and_write(read, HELD.format(marking="marking_id"))
    if issubclass(model, Link):
        return _policies_of_link(model)
    if own := getattr(model, "guarded_by", ""):
        written = getattr(model, "written_by", own)
        policies = _read_and_write(own, written)
        return policies | {"DELETE": f"USING ({written})"}
    return {}


def _policies_of_link(model):
    held = HELD.format(marking=model._meta.get_field(model.ends[0]).column)
    seen = " AND ".join(_seen(model, model.ends))
    read = f"{held} AND {seen}" if model.holder_only else seen
    return {
        **_read_and_write(read, f"{held} AND {seen}"),
        "DELETE": f"USING ({held} AND {seen})",
    }


def _seen(model, names) -> list[str]:
    """That the reader sees the markings which these foreign keys lead to."""
    columns = (model._meta.get_field(name).column for name in names)
    return [SEEN.format(marking=column) for column in columns]


def _read_and_write(read, write):
    return {
        "SELECT": f"USING ({read})",
        "INSERT": f"WITH CHECK ({write})",
        "UPDATE": f"USING ({read} AND {write}) WITH CHECK ({write})",
    }


def _open_functions(cursor, role):
    """Every function is closed to all but the app; some are the owner's alone."""
    statement = (
        "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;"
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role};"
        "REVOKE ALL ON FUNCTION wall_signature(text) FROM {role};"
        "REVOKE ALL ON FUNCTION wall_reader() FROM {role};"
        "REVOKE ALL ON FUNCTION request_told(bigint) FROM {role};"
    )
    cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))


def _run(cursor, statement, model, role, command="SELECT"):
    table = model._meta.db_table
    cursor.execute(
        sql.SQL(statement).format(
            table=sql.Identifier(table),
            role=sql.Identifier(role),
            policy=sql.Identifier(f"{command.lower()}_within_the_wall"),
            command=sql.SQL(command),
            may=sql.SQL(privileges(model)),
        )
    )


def takes_part(model: type[models.Model]) -> bool:
    """Whether the wall stands before a model's table."""
    return bool(_policies(model))
