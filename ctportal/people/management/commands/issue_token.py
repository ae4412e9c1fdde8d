from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from knox.models import AuthToken

from ctportal.people.models import Person


class Command(BaseCommand):
    help = "Prints a new API token for somebody; it is shown this once."

    def add_arguments(self, parser):
        parser.add_argument("user", metavar="USER")
        parser.add_argument("--days", type=int, default=90, help="days it is good for")

    def handle(self, *, user, days, **_options):
        person = Person.objects.filter(login=user, is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody who can sign in is called {user}.")
        if days < 1:
            raise CommandError("--days must be 1 or more.")
        _kept, token = AuthToken.objects.create(person, expiry=timedelta(days=days))
        self.stdout.write(token)
