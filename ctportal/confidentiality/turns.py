"""One after the other: what two people may begin at the same moment.

A unique row would tell somebody that a hidden one stands there already.  Whoever takes
a turn waits, looks at what they themselves may read, and then makes it.
"""

from django.db import connection


def take_turn(*what):
    """Wait until nobody else does the same, until the transaction ends."""
    named = "/".join(str(part) for part in what)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [named])
