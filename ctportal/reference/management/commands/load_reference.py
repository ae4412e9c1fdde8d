from django.core.management.base import BaseCommand
from django.db import connection

from ctportal.reference import further, loading


class Command(BaseCommand):
    help = "Loads States, regions, themes and the other sets everyone may know."

    def handle(self, **_options):
        # The portal's own role reads this data and never writes it.
        with connection.as_owner():
            loaded = loading.load()
            for load_more in further.loads:
                load_more()
        self.stdout.write("Reference data loaded." if loaded else "Nothing new.")
