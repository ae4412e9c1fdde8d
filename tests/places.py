"""Who writes places in tests.

The portal only reads the tables of places: two people give them, and the database
carries it out.  A test begins with people who have theirs, mostly inside a transaction
that knows one connection alone, so the test database lets the app write them.  What
`migrate` really grants is asked `as_delivered`, in tests/people/test_wall.py.
"""

from contextlib import contextmanager

from django.db import connection
from psycopg2 import sql

from ctportal.confidentiality.wall import building
from ctportal.people import models

WRITTEN_BY_TESTS = (
    models.Clearance,
    models.Community,
    models.CommunityMember,
    models.Deputyship,
    models.Entity,
    models.Function,
    models.Incumbency,
    models.Membership,
)
# Who keeps a group fills it, and who administers closes an account; the wall raised
# anew asks them again.
GUARDS = {
    models.Community: "group_is_opened_by_its_keeper",
    models.CommunityMember: "group_is_filled_by_its_keeper",
    models.Person: "account_is_opened_by_an_administrator",
}


def let_tests_give_them():
    """As the owner, after each `migrate`."""
    role = sql.Identifier(connection.app_role)
    with connection.cursor() as cursor:
        for model in WRITTEN_BY_TESTS:
            table = sql.Identifier(model._meta.db_table)
            cursor.execute(sql.SQL("GRANT ALL ON {} TO {}").format(table, role))
        for model, guard in GUARDS.items():
            table, name = map(sql.Identifier, (model._meta.db_table, guard))
            statement = sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}")
            cursor.execute(statement.format(table, name))


@contextmanager
def as_delivered():
    """Work with the privileges of a portal that is really used."""
    with connection.as_owner():
        building.raise_the_wall(connection.app_role)
    try:
        yield
    finally:
        with connection.as_owner():
            let_tests_give_them()
