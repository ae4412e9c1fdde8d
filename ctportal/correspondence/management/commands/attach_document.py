from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from ctportal.confidentiality import identity
from ctportal.confidentiality.models import Marking
from ctportal.correspondence import actions
from ctportal.people.models import Classification, Person
from ctportal.reference.models import State

CLASSES = {c.name.lower(): c for c in Classification if c < Classification.STRICTLY}


class Command(BaseCommand):
    help = "Stores a document, attached to a record or for the person's own office."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--title", required=True)
        parser.add_argument("--as", dest="login", required=True, metavar="USER")
        parser.add_argument(
            "--language", default="en", choices=dict(settings.LANGUAGES)
        )
        parser.add_argument("--to", metavar="REF", help="the record it is attached to")
        parser.add_argument(
            "--as-it-is",
            action="store_true",
            help="keep what the file says of its author, and where pictures were taken",
        )
        parser.add_argument("--state", metavar="ISO3", help="the State it is about")
        parser.add_argument("--classification", default="confidential", choices=CLASSES)

    def handle(self, *, file, login, **options):
        person = Person.objects.filter(login=login, is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody signs in as {login}.")
        with identity.as_person(person), transaction.atomic():
            document = self._stored(file, person, **options)
        self.stdout.write(document.ref)

    def _stored(self, path, person, *, to, state, classification, **said):
        facts = {name: said[name] for name in ("title", "language")}
        facts |= {"by": person, "is_cleaned": not said["as_it_is"]}
        try:
            with path.open("rb") as file:
                if to:
                    return actions.attach(_named(to, person), file=file, **facts)
                return actions.bring(
                    file=file,
                    state=_state(state),
                    classification=CLASSES[classification],
                    **facts,
                )
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        except (OSError, PermissionDenied) as refusal:
            raise CommandError(str(refusal)) from refusal


def _named(ref, person):
    marking = Marking.objects.readable_by(person).filter(ref=ref).first()
    if marking is None:
        raise CommandError(f"There is no record {ref}.")
    return marking


def _state(iso3):
    if not iso3:
        return None
    state = State.objects.filter(iso3=iso3).first()
    if state is None:
        raise CommandError(f"There is no State {iso3}.")
    return state
