"""Notes of the exercise: one given and acknowledged, one to sign, one passed on."""

from django.utils import timezone

from ctportal.people.models import Entity, Function
from ctportal.reference.models import State
from sharing.notes import actions
from sharing.notes.models import Note

from .acting import acting
from .texts import written


def load():
    advice, between_heads, from_field = written()["notes"]
    ref = _drafted(between_heads, signatory="head-cted", receivers=["head-unoct"])
    with acting("head.cted") as head:
        actions.sign(_found(ref, head), by=head)
    with acting("head.unoct") as receiver:
        actions.acknowledge(_found(ref, receiver), by=receiver)
    _drafted(advice, signatory="head-cted", receivers=["head-unoct"])
    _pass_on(from_field)


def _drafted(row, *, signatory, receivers):
    """A note handed to the head, drafted in the closest circle."""
    with acting("officer.cted") as officer:
        note = actions.draft(
            by=officer,
            classification=row["classification"],
            signatory=Function.objects.get(code=signatory),
            receivers=Function.objects.filter(code__in=receivers),
            **_said(row),
        )
        actions.hand_in(note, by=officer)
        return note.ref


def _pass_on(row):
    with acting("manager.unoct") as manager:
        note = actions.draft(
            by=manager,
            classification=row["classification"],
            originator=Entity.objects.get(code=row["originator"]),
            source_office=row["office"],
            came_on=timezone.localdate(),
            **_said(row),
        )
        actions.pass_on(note, by=manager)


def _said(row):
    return {
        "type": row["type"],
        "state": State.objects.get(iso3=row["state"]),
        "title": row["title"],
        "text": row["text"],
    }


def _found(ref, person):
    return Note.objects.readable_by(person).for_table().get(ref=ref)
