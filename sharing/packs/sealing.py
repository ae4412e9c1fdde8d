"""What becomes of a sealed value in the copies that hold it already."""

from django.db import connection


def follow(sealed):
    """Put it under its own marking there, whoever holds the copies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seal_in_copies(%s)", [sealed.pk])
