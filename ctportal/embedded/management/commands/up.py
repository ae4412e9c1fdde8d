"""Start the whole portal, with servers of its own where none is configured."""

import os
import signal
from contextlib import suppress

from django.core.management import BaseCommand, CommandError

from ctportal.embedded import HomeInUse, Servers, address, home, supervision
from ctportal.embedded.household import Household
from ctportal.embedded.processes import StartFailed
from ctportal.embedded.servers import of_this_portal

ACCOUNTS = "exercise-accounts.txt"
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Start the database, the broker, the web server, the worker and the beat."
    # Nothing can be checked before there is a database.
    requires_system_checks = ()

    def handle(self, **options):
        servers = of_this_portal()
        try:
            servers.lock.take()
        except HomeInUse as first:
            self.say(str(first))
            return
        listen_to(signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            self.run(servers)

    def run(self, servers: Servers) -> None:
        """Everything up, in order, until told to stop; then down in reverse."""
        started = []
        try:
            self.open(servers, started)
            supervision.keep(started, self.say)
        except StartFailed as fault:
            raise CommandError(str(fault)) from fault
        finally:
            # Stopping takes its seconds; a second Ctrl-C must not leave half of it.
            listen_to(signal.SIG_IGN)
            self.say("Stopping.")
            supervision.stop(started)
            servers.lock.let_go()

    def open(self, servers: Servers, started: list) -> None:
        """Start each part and note it, so that it is stopped whatever comes next."""
        servers.clear()
        port = address.choose_port(os.environ.get("PORT", ""))
        household = Household(servers.home, servers.place.path, port)
        remember(servers, household)
        self.start(servers.parts, started)
        self.say("Preparing the database.")
        household.prepare()
        web, *others = household.parts()
        self.start([web], started)
        address.wait_until_it_answers(port)
        self.start(others, started)
        servers.lock.announce(household.address)
        self.greet(household)

    def start(self, parts: list, started: list) -> None:
        for part in parts:
            started.append(part)
            part.start()

    def greet(self, household: Household) -> None:
        accounts = household.home / ACCOUNTS
        self.say(f"\nCT Portal is open at {household.address}")
        if accounts.exists():
            self.say(f"\n{accounts.read_text().rstrip()}\n\n")
        self.say(f"What it knows is kept in {household.home}. Ctrl-C stops it.\n")

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def remember(servers: Servers, household: Household) -> None:
    """What other commands must know of this portal, besides its servers."""
    known = {"PORTAL_URL": household.address.rstrip("/")}
    if "EXERCISE" in os.environ:
        known["EXERCISE"] = os.environ["EXERCISE"]
    home.remember(servers.home, known)


def listen_to(handler) -> None:
    """Take every way of being told to stop alike.

    A shell starts what it puts in the background deaf to Ctrl-C; that must not make the
    portal deaf to being stopped.  Only `nohup` is heeded.
    """
    for number in STOPPING:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)
