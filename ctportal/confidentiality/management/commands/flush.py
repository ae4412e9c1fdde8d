"""Django's `flush`, run by the schema's owner: the app may not empty tables."""

from django.core.management.commands import flush
from django.db import connection


class Command(flush.Command):
    def handle(self, **options):
        with connection.as_owner():
            super().handle(**options)
