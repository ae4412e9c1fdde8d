"""Brings a notebook workbook into a visit, on somebody's behalf."""

import json
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Person
from visits import importing
from visits.delegations import require_writer
from visits.import_report import ImportReport
from visits.models import Visit
from visits.workbook import UnreadableWorkbook


class Command(BaseCommand):
    help = "Bring a notebook workbook (XLSX) into the notebook of a visit."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--visit", required=True, metavar="REF")
        parser.add_argument("--as", required=True, metavar="USER", dest="login")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, do nothing"
        )
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *, file, visit, login, dry_run, **options):
        person = _person(login)
        with as_person(person), transaction.atomic():
            report = _report(file, _visit(visit, person), person, dry_run)
        words = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
        self.stdout.write(words if options["json"] else str(report))


def _report(file, visit, person, dry_run) -> ImportReport:
    try:
        content = file.read_bytes()
        if dry_run:
            require_writer(person, visit)
            reading = importing.read(content)
            return ImportReport.of_reading(reading, visit, person)
        workbook = importing.keep(visit, by=person, content=content, file_name=file)
        if workbook.brought_in_at:
            return ImportReport.of_workbook(workbook, again=True)
        return ImportReport.of_workbook(importing.bring_in(workbook, by=person))
    except (OSError, PermissionDenied, UnreadableWorkbook) as refusal:
        raise CommandError(str(refusal)) from refusal


def _person(login):
    person = Person.objects.filter(login=login, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody active is known as {login!r}.")
    return person


def _visit(ref, person):
    # A visit this person may not read is answered like one that never was.
    visit = Visit.objects.readable_by(person).for_table().filter(ref=ref).first()
    if visit is None:
        raise CommandError(f"There is no visit {ref!r}.")
    return visit
