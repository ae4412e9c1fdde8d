"""What happens in a world, step by step, and what leaves the portal at its end."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core import mail
from django.core.management import call_command

from ctportal.people.models import Person
from sharing.exchange import actions as exchange
from sharing.exchange.models import Matrix, Recipient
from sharing.exercise.acting import acting

from .. import factories
from ..confidentiality import worlds

# What each office sends the others: its sender's people, who is sent it.
MATRICES = {
    "recommendations": (
        ("analyst.cted", "head.cted"),
        ("manager.unoct", "staff.unodc", "secretariat", "donor"),
    ),
    "projects": (("manager.unoct", "head.unoct"), ("analyst.cted", "staff.unodc")),
}
# Who has a pack on Carana made, for which office, and who reads it there.
PACKS = (
    ("secretariat", "unodc", "pdf", "staff.unodc"),
    ("head.cted", "unodc", "docx", "staff.unodc"),
    ("head.cted", "unoct", "docx", "manager.unoct"),
    ("manager.unoct", "unoct", "pdf", "manager.unoct"),
    ("head.unoct", "cted", "docx", "analyst.cted"),
)
CODES = ("unodc", "icao", "ctc-secretariat", "donor-norvia", "mission-carana")
OTHER_CODES = ("administration", "oversight", "unoct", "cted")


def person(login) -> Person:
    return Person.objects.get(login=login)


def begin() -> worlds.World:
    """The offices, and what they have arranged to send each other."""
    for code, ((responsible, approver), mailboxes) in MATRICES.items():
        _arrange(code, person(responsible), person(approver), map(person, mailboxes))
    return worlds.World(
        cted=person("head.cted"),
        unoct=person("head.unoct"),
        outsider=person("staff.icao"),
        matrix=Matrix.objects.get(code="recommendations"),
    )


def _arrange(code, responsible, approver, mailboxes):
    matrix = Matrix.objects.create(
        code=code,
        names={"en": code},
        sender=responsible.entity,
        holds=code,
        rhythm="monthly",
        responsible=responsible,
    )
    for mailbox in mailboxes:
        Recipient.objects.create(matrix=matrix, entity=mailbox.entity, mailbox=mailbox)
    with acting(approver.login):
        exchange.approve(matrix, by=approver)


def write_known(world, words) -> dict:
    """A record of every kind that all who take part may read."""
    everyone = [factories.EntityFactory(code=code) for code in CODES + OTHER_CODES]
    return worlds.populate(world, readers=everyone, words=words)


def write_hidden(world) -> dict:
    """A record of every kind that is kept from all but its holder's partners."""
    return worlds.populate(world)


def send() -> dict:
    """What goes out by itself: what the command says, and the mails."""
    mail.outbox = []
    said = io.StringIO()
    call_command("send_due_editions", stdout=said)
    sent = {("mail", *sent.to): sent.message().as_bytes() for sent in mail.outbox}
    return sent | {("command", "send_due_editions"): said.getvalue()}


def make_packs(logins) -> dict:
    """The packs some people read, and what the command says to those who make them."""
    made = {}
    with TemporaryDirectory() as folder:
        for maker, office, file_format, reader in PACKS:
            if reader in logins:
                out = Path(folder) / f"{maker}.{file_format}"
                said = _build(maker, office, file_format, out)
                made["pack", maker, office] = out.read_bytes()
                if maker in logins:
                    made["command", maker, office] = said.replace(folder, "")
    return made


def _build(login, office, file_format, out):
    said = io.StringIO()
    call_command(
        "build_pack",
        state="XAA",
        reader=office,
        by=login,
        file_format=file_format,
        out=out,
        stdout=said,
    )
    return said.getvalue()
