"""What the tests of the exchange start from."""

import io
import os
import signal
import socket
from datetime import date
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from django.db import transaction
from django.utils import timezone
from openpyxl import load_workbook

from assessments.models import Need
from ctportal.confidentiality import actions, identity
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.reference.models import State, Theme
from projects.models import Project, ProjectState, StageAttachment
from sharing.exchange.models import Delivery, Edition, Matrix, Recipient

from ... import factories
from .processes import PATIENCE

MAY = date(2026, 5, 1)


class Offices:
    """CTED, UNOCT and UNODC, each with people and a mailbox."""

    def __init__(self):
        self.cted = factories.EntityFactory(code="cted", kind="directorate")
        self.unoct = factories.EntityFactory(code="unoct", kind="office")
        self.unodc = factories.EntityFactory(code="unodc")
        self.head = factories.person_of(self.cted, role="head", clearance=1)
        self.officer = factories.person_of(
            self.cted, role="confidentiality-officer", clearance=1
        )
        self.manager = factories.person_of(
            self.unoct, role="project-manager", clearance=1
        )
        self.board = factories.person_of(self.unoct, role="head", clearance=1)
        self.staff = factories.person_of(self.unodc, clearance=1)
        self.cted_box = mailbox_of(self.cted)
        self.unoct_box = mailbox_of(self.unoct)
        self.unodc_box = mailbox_of(self.unodc)


def mailbox_of(entity):
    return factories.person_of(
        entity, clearance=1, is_mailbox=True, email=f"matrix@{entity.code}.example"
    )


def recommendation_matrix(offices, **facts):
    """CTED to UNOCT and UNODC, monthly, approved."""
    made = make_matrix(offices, "cted-recommendations", "recommendations", **facts)
    Recipient.objects.create(
        matrix=made, entity=offices.unoct, mailbox=offices.unoct_box
    )
    Recipient.objects.create(
        matrix=made, entity=offices.unodc, mailbox=offices.unodc_box
    )
    return made


def project_matrix(offices, **facts):
    """UNOCT to CTED, quarterly, approved."""
    made = make_matrix(
        offices,
        "unoct-projects",
        "projects",
        sender=offices.unoct,
        responsible=offices.manager,
        approved_by=offices.board,
        rhythm="quarterly",
        **facts,
    )
    Recipient.objects.create(matrix=made, entity=offices.cted, mailbox=offices.cted_box)
    return made


def make_matrix(offices, code, holds, **facts):
    defaults = {
        "names": {"en": code},
        "sender": offices.cted,
        "rhythm": "monthly",
        "day": 15,
        "responsible": offices.head,
        "approved_by": offices.officer,
        "approved_at": timezone.now(),
    }
    return Matrix.objects.create(code=code, holds=holds, **defaults | facts)


def recommend(offices, *shared_with, **facts):
    """A recommendation of CTED, shared with some offices."""
    releases = [actions.released_to(entity) for entity in shared_with]
    return factories.make_recommendation(offices.head, releases=releases, **facts)


@transaction.atomic
def need_of(recommendation, offices, *shared_with, **facts):
    defaults = {
        "theme": Theme.objects.first(),
        "title": "Training",
        "text": "Training of officers.",
        "proposed_on": MAY,
        "recommendation": recommendation,
    }
    releases = [actions.released_to(entity) for entity in shared_with]
    with identity.as_person(offices.head):
        return actions.open_record(
            Need, by=offices.head, releases=releases, **defaults | facts
        )


@transaction.atomic
def run_project(offices, *shared_with, **facts):
    """A project of UNOCT in Carana, shared with some offices."""
    defaults = {"title": "Border posts", "stage": 6, "stage_since": MAY}
    releases = [actions.released_to(entity) for entity in shared_with]
    with identity.as_person(offices.manager):
        made = actions.open_record(
            Project, by=offices.manager, releases=releases, **defaults | facts
        )
        carana = State.objects.get(iso3="XAA")
        ProjectState.objects.create(project=made, state=carana)
    return made


@transaction.atomic
def attach(recommendation, project, offices):
    with identity.as_person(offices.manager):
        return StageAttachment.objects.create(
            project=project,
            record=recommendation.marking,
            stage=1,
            use="The reason for it",
            attached_by=offices.manager,
        )


@transaction.atomic
def ask_for_confidentiality(records, offices):
    """Carana asks that these be kept from everybody."""
    with identity.as_person(offices.head):
        request = actions.open_record(
            ConfidentialityRequest, by=offices.head, channel="oral", received_on=MAY
        )
        actions.cover(records, request=request, by=offices.head)
    return request


@transaction.atomic
def latest_edition(matrix):
    with identity.as_person(matrix.responsible) as by:
        editions = Edition.objects.readable_by(by).filter(matrix=matrix)
        return editions.order_by("-number").first()


@transaction.atomic
def deliveries_of(matrix):
    with identity.as_person(matrix.responsible) as by:
        found = Delivery.objects.readable_by(by).filter(edition__matrix=matrix)
        return list(found.select_related("recipient").order_by("pk"))


class Postbox:
    """A mail server that keeps what it takes, and can kill the sender upon that."""

    def __init__(self):
        self.mails = []
        self.sender = self.kills_sender_after = None
        self.server = _Listening(self)
        self.port = self.server.port

    def __enter__(self):
        self.server.start()
        return self

    def __exit__(self, *_fault):
        self.server.stop()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.mails.append((envelope.rcpt_tos, envelope.original_content))
        if len(self.mails) == self.kills_sender_after:
            os.kill(self.sender, signal.SIGKILL)
        return "250 taken"

    def to(self, person):
        """The mails one person was sent, as bytes."""
        return [mail for people, mail in self.mails if people == [person.email]]


class _Listening(Controller):
    """It listens on a port of its own from the beginning: one that was free a moment
    ago may be another's by now."""

    def __init__(self, box):
        self.own = socket.create_server(("127.0.0.1", 0))
        host, port = self.own.getsockname()
        super().__init__(box, hostname=host, port=port, ready_timeout=PATIENCE)

    def _create_server(self):
        return self.loop.create_server(self._factory_invoker, sock=self.own)


def parsed(mail: bytes):
    return message_from_bytes(mail, policy=policy.default)


def attachment(mail: bytes):
    """The workbook that came with a mail."""
    (part,) = parsed(mail).iter_attachments()
    return load_workbook(io.BytesIO(part.get_content()))


def rows_of(mail: bytes):
    """The rows under the heads."""
    return [list(row) for row in attachment(mail).active.iter_rows(3, values_only=True)]
