"""What becomes of a sealed value in the editions that hold it already."""

from django.db import connection


def follow(sealed):
    """Put it under its own marking there, whoever holds the editions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seal_in_editions(%s)", [sealed.pk])
