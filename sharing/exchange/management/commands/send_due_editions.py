"""Make the editions that are due and send what waits, as the worker does."""

from datetime import date

from django.core.management import BaseCommand

from sharing.exchange import actions


class Command(BaseCommand):
    help = "Make the editions whose day has come, and empty the outbox."

    def add_arguments(self, parser):
        parser.add_argument(
            "--on", type=date.fromisoformat, metavar="DATE", help="as on this day"
        )

    def handle(self, *, on, **options):
        made = actions.make_due_editions(on)
        sent = actions.empty_the_outbox()
        self.stdout.write(f"{made} editions made, {sent} mails sent.")
