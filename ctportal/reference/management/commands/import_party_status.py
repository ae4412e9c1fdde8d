from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ctportal.reference import parties


class Command(BaseCommand):
    help = "Takes in how States stand to instruments, from a CSV file with its source."

    def add_arguments(self, parser):
        columns = ", ".join(parties.COLUMNS)
        parser.add_argument("file", type=Path, help=f"with the columns {columns}")
        parser.add_argument("--dry-run", action="store_true", help="only check it")

    def handle(self, *, file, dry_run, **_options):
        # The portal's own role reads this data and never writes it.
        with connection.as_owner(), file.open(encoding="utf-8-sig", newline="") as rows:
            try:
                found = parties.read(rows)
            except parties.Unusable as unusable:
                raise CommandError(str(unusable)) from unusable
            told = f"{len(found)} rows"
            if dry_run:
                self.stdout.write(f"{told} can be taken in.")
                return
            parties.store(found)
        self.stdout.write(f"{told} taken in.")
