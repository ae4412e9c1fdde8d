"""Django's `migrate`, run by the schema's owner, then the wall put up anew."""

from django.core.management.commands import migrate
from django.db import connection

from ctportal.confidentiality.wall import building


class Command(migrate.Command):
    def handle(self, *args, **options):
        with connection.as_owner():
            super().handle(*args, **options)
            if not options["plan"] and not options["check_unapplied"]:
                building.raise_the_wall(connection.app_role)
