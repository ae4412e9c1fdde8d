"""Questions for what people cannot open, and what they are answered.

Asking is one and the same whether there is such a thing or not.  Its holder answers, in
words of its own or not at all; who asked learns these words and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.pages.marks import Status
from ctportal.pages.waiting import Waiting

from . import policy
from .models import AccessQuestion, Marking


@dataclass(frozen=True)
class Question:
    """Somebody's question for a record of one's own office."""

    id: UUID
    at: datetime
    name: str
    entity: str
    ref: str
    reason: str
    is_answered: bool


@dataclass(frozen=True)
class Answer:
    """What one was answered, beside the address one asked for."""

    id: UUID
    at: datetime
    address: str
    words: str


@transaction.atomic
def ask_for_access(*, by, address, reason):
    """Pass a question on to whoever holds what is at an address, if anything is."""
    AccessQuestion.objects.create(by=by, address=address, reason=reason)
    note("access-asked", by=by)


@transaction.atomic
def answer(question: UUID, *, by, words=""):
    """Answer a question for a record of one's office, or close it without a word."""
    policy.require_role(by, *policy.KEEPERS)
    asked = {known.id: known for known in questions_to(by)}.get(question)
    if asked is None:
        raise Http404
    _called("SELECT answer_access_question(%s, %s)", question, words.strip())
    of = Marking.objects.readable_by(by).get(ref=asked.ref)
    note("access-answered", by=by, of=of)


@transaction.atomic
def put_aside(answered: UUID, *, by):
    """Have an answer no longer shown; who it was for has read it."""
    if not _called("SELECT put_access_answer_aside(%s)", answered)[0][0]:
        raise Http404
    note("access-answer-put-aside", by=by)


def questions_to(person, most=100) -> list[Question]:
    """What was asked of the records this person's office holds, open ones first."""
    return [
        Question(*row) for row in _called("SELECT * FROM access_questions(%s)", most)
    ]


def answers_to(person) -> list[Answer]:
    """What this person was answered and has not put aside, newest first."""
    return [Answer(*row) for row in _called("SELECT * FROM access_answers()")]


def waiting(person) -> Iterator[Waiting]:
    """Answers one has not put aside; for who decides on records, open questions."""
    for answered in answers_to(person):
        yield Waiting(
            title=_("You asked for access to %(address)s")
            % {"address": answered.address},
            href=reverse("confidentiality:ask-for-access"),
            note=_("There is an answer"),
            status=Status("due", _("to read")),
            when=date_format(answered.at),
        )
    if person.role == "confidentiality-officer":
        yield from _to_answer(person)


def _to_answer(person):
    for question in questions_to(person):
        if not question.is_answered:
            yield Waiting(
                title=_("%(name)s asks for access to %(ref)s")
                % {"name": question.name, "ref": question.ref},
                href=reverse("confidentiality:asked"),
                note=question.entity,
                status=Status("due", _("to answer")),
                when=date_format(question.at),
            )


def _called(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
