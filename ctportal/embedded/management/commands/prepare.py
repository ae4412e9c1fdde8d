"""Bring a portal's database up to date before it opens."""

from django.conf import settings
from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    help = "Migrate, load reference data and, in an exercise, what it is about."
    requires_system_checks = ()

    def handle(self, **options):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_reference")
        if settings.EXERCISE:
            call_command("load_exercise", if_empty=True)
