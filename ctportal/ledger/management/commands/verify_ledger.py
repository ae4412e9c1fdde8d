"""Holds the record of access against its seals: what was changed, and where."""

import json
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from ctportal.ledger import verifying


class Command(BaseCommand):
    help = "Verifies the ledger against its seals, and these against the file of seals."

    def add_arguments(self, parser):
        parser.add_argument("--seals", type=Path, help="another copy of the file")
        parser.add_argument("--json", action="store_true", help="for machines")

    def handle(self, *_arguments, seals=None, **options):
        with connection.as_owner(), transaction.atomic():
            report = verifying.verify(seals or settings.SEALS_FILE)
        if options["json"]:
            told = asdict(report) | {"rate": report.rate}
            self.stdout.write(json.dumps(told))
        else:
            self._tell(report)
        if report.faults:
            raise CommandError(f"{len(report.faults)} faults: the ledger was changed.")

    def _tell(self, report):
        for fault in report.faults:
            self.stdout.write(str(fault))
        self.stdout.write(
            f"{report.entries} entries under {report.seals} seals,"
            f" {report.waiting} not sealed yet; {report.rate} entries a second."
        )
