import os
import secrets

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ctportal.embedded import home
from ctportal.people.models import Person
from sharing.exercise import cast, chain

ACCOUNTS = "exercise-accounts.txt"


class Command(BaseCommand):
    help = "Loads the exercise: invented States, people and a whole chain of work."

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, default=1, help="how much of it")
        parser.add_argument(
            "--if-empty", action="store_true", help="only into a portal without people"
        )

    def handle(self, *, scale, if_empty, **_options):
        if scale < 1:
            raise CommandError("--scale must be 1 or more.")
        if if_empty and Person.objects.exists():
            self.stdout.write("There are people here already; nothing was loaded.")
            return
        password = os.environ.get("EXERCISE_PASSWORD") or secrets.token_urlsafe(12)
        with connection.as_owner():
            cast.invent_states()
            cast.invent_party_status()
        cast.engage_people(password)
        self._keep_accounts(password)
        if chain.is_loaded():
            self.stdout.write("The exercise's records are here already.")
        else:
            chain.load(scale)

    def _keep_accounts(self, password):
        """One file that says who can sign in, for the operator's eyes only."""
        lines = [f"{part.login}\t{part.name}" for part in cast.PARTS]
        text = "\n".join([f"password\t{password}", *lines]) + "\n"
        target = home.path() / ACCOUNTS
        with open(
            os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w"
        ) as f:
            f.write(text)
        self.stdout.write(f"{len(cast.PARTS)} accounts, listed in {target}")
