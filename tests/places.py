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
    models.Deputyship,
    models.Entity,
    models.Function,
    models.Incumbency,
    models.Membership,
)
# Two people seat the Committee as well; the wall raised anew asks it again.
SEATS = "ALTER TABLE people_communitymember DISABLE TRIGGER committee_is_seated_by_two"


def let_tests_give_them():
    """As the owner, after each `migrate`."""
    role = sql.Identifier(connection.app_role)
    with connection.cursor() as cursor:
        for model in WRITTEN_BY_TESTS:
            table = sql.Identifier(model._meta.db_table)
            cursor.execute(sql.SQL("GRANT ALL ON {} TO {}").format(table, role))
        cursor.execute(SEATS)


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
