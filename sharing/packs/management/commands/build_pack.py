from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from ctportal.confidentiality import identity
from ctportal.correspondence import files
from ctportal.people.models import Entity, Person
from ctportal.reference.models import State
from sharing.packs import actions
from sharing.packs.forms import title_for
from sharing.packs.models import Copy, Pack
from sharing.packs.readers import HIGHEST, clearance_of


class Command(BaseCommand):
    help = "Makes a State's briefing pack for a reader and writes its first copy."

    def add_arguments(self, parser):
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("--state", required=True, help="ISO code")
        parser.add_argument(
            "--for", dest="reader", required=True, help="an organization or a login"
        )
        parser.add_argument("--as", dest="by", required=True, help="login of the maker")
        parser.add_argument("--language", default="en", choices=languages)
        parser.add_argument(
            "--format",
            dest="file_format",
            default=Copy.Format.PDF,
            choices=Copy.Format.values,
        )
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *, state, reader, by, language, file_format, out, **_options):
        maker = _found(Person.objects.filter(login=by, is_active=True), by)
        with identity.as_person(maker), transaction.atomic():
            pack = _open(maker, state, reader, language)
            copy = actions.make_copy(
                pack, by=maker, file_format=file_format, token=uuid4()
            )
            with files.open_stored(copy.stored_as) as file:
                out.write_bytes(file.read())
        entries = len(copy.refs)
        self.stdout.write(f"{pack.ref}, copy {copy.number}: {entries} entries, {out}")


def _open(maker, iso3, name, language):
    state = _found(State.objects.filter(iso3=iso3), iso3)
    reader = _reader(name)
    cleared = [maker, reader] if isinstance(reader, Person) else [maker]
    return actions.open_pack(
        by=maker,
        state=state,
        reader=reader,
        classification=min(HIGHEST, *map(clearance_of, cleared)),
        title=title_for(state, language),
        sections=Pack.Section.values,
        language=language,
    )


def _reader(name):
    entity = Entity.objects.filter(code=name).first()
    return entity or _found(Person.objects.filter(login=name, is_active=True), name)


def _found(rows, name):
    row = rows.first()
    if row is None:
        raise CommandError(f"There is no {name} here.")
    return row
