"""Which records search knows, and by what: said to the database for each model."""

from hashlib import sha256
from pathlib import Path

from . import kinds

# The day a record is listed under: the first of these that it has.
DAYS = ("as_of", "proposed_on", "stage_since", "begins_on", "received_on", "created_at")
# Columns whose change alone changes what search knows.
FOLLOWED = ("theme_id", "language", "changed_at")

TRIGGER = """
CREATE OR REPLACE TRIGGER index_record AFTER INSERT OR UPDATE OF {followed} ON {table}
    FOR EACH ROW EXECUTE FUNCTION index_record('{columns}', '{day}');
"""
# The wall before the index is the one before records: by audience, and what hangs under
# a record that is out of sight is out of sight with it.
WALL = """
ALTER POLICY select_within_the_wall ON portal_searchentry
    USING (audience_id IN (SELECT open_audiences()){hanging});
"""
HANGING = """
    AND (kind <> '{kind}' OR EXISTS (
        SELECT FROM {table} r WHERE r.marking_id = portal_searchentry.marking_id))"""
# What was written by other rules of comparing words is written anew.
RENEWAL = """
DO $$ BEGIN
    IF obj_description('portal_searchentry'::regclass) IS DISTINCT FROM '{digest}' THEN
        DELETE FROM portal_searchentry;
        COMMENT ON TABLE portal_searchentry IS '{digest}';
    END IF;
END $$;
"""
# A record that was there before search knew its kind is written over by itself.
FILL = """
UPDATE {table} AS unknown SET changed_at = changed_at
WHERE NOT EXISTS (
    SELECT FROM portal_searchentry e WHERE e.marking_id = unknown.marking_id);
"""


class SearchIndex:
    """The functions of search, and its trigger on each table of records."""

    def read_text(self) -> str:
        functions = (Path(__file__).parent / "search.sql").read_text()
        renewal = RENEWAL.format(digest=sha256(functions.encode()).hexdigest())
        models = kinds.searchable().values()
        return functions + _wall() + renewal + "".join(map(_indexing, models))


def _wall():
    hanging = (
        HANGING.format(kind=kind, table=model._meta.db_table)
        for kind, model in kinds.hanging().items()
    )
    return WALL.format(hanging="".join(hanging))


def _indexing(model):
    fields = {field.column: field for field in model._meta.concrete_fields}
    columns = set(fields)
    # A day that may be missing is none to list a record under.
    days = [day for day in DAYS if day in fields and not fields[day].null]
    followed = columns & {*FOLLOWED, *model.searchable, days[0]}
    statements = TRIGGER + FILL
    return statements.format(
        table=model._meta.db_table,
        followed=", ".join(sorted(followed)),
        columns=" ".join(model.searchable),
        day=days[0],
    )
