"""What is hidden in a world, from whom, and how: each way is a family of worlds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from unittest import mock

from django.db import models, transaction

from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import cover, save_record
from ctportal.confidentiality.identity import as_person
from projects.models import Project, StageAttachment

from ..confidentiality import worlds

OTHERS = (
    "staff.unodc",
    "staff.icao",
    "secretariat",
    "donor",
    "mission",
    "admin",
    "auditor",
    "newcomer",
)
OF_UNOCT = ("manager.unoct", "board.unoct", "officer.unoct", "head.unoct")
FROM_WHOM_SEALED = ("manager.unoct", "staff.unodc", "mission", "auditor")
OF_CTED = ("analyst.cted", "reviewer.cted", "officer.cted", "head.cted")


def nothing(world, known, words) -> dict:
    return {}


@dataclass(frozen=True)
class Family:
    """A way to hide records, and the accounts from which it must hide them."""

    name: str
    hidden_by: Callable[[worlds.World, dict, str], dict]
    kept_from: tuple[str, ...]
    # What is done in the world without them: a value is sealed there too, another one.
    left_by: Callable[[worlds.World, dict, str], dict] = nothing

    def hide(self, world, known) -> dict:
        return self.hidden_by(world, known, worlds.CANARY)

    def hide_otherwise(self, world, known) -> dict:
        """With other words and other days."""
        with mock.patch.object(worlds, "MAY", date(2025, 11, 3)):
            return self.hidden_by(world, known, "Quillon Harbour, a longer title")

    def hide_more(self, world, known):
        """And, later, twice as much."""
        self.hidden_by(world, known, "and more of it")

    def leave_out(self, world, known) -> dict:
        return self.left_by(world, known, "Of no account")


def keep(world, known, words):
    """A record of every kind, each read by its holder and those it works with."""
    return worlds.populate(world, over=known, words=words)


@transaction.atomic
def cover_all(world, known, words):
    """What was released to UNOCT, all of it under a State's request."""
    made, by = {}, world.cted
    unoct = [world.unoct.entity]
    with as_person(by):
        worlds.write_reports(made, by, unoct, words, known)
        worlds.go_on_a_visit(made, by, unoct, words, known)
        worlds.keep_back(made, by, words, known)
        asked = made.pop("confidentiality-request")
        cover(list(made.values()), request=asked, by=by)
    return made | {asked.kind: asked}


@transaction.atomic
def keep_a_project(world, known, words):
    """A project that UNOCT has released to nobody, about a State all know of."""
    made = {}
    with as_person(world.unoct):
        made["project"] = worlds.opened(
            Project,
            world.unoct,
            (),
            title=words,
            summary=words,
            stage=2,
            stage_since=worlds.MAY,
        )
        StageAttachment.objects.create(
            project=made["project"],
            record=known["recommendation"].marking,
            stage=1,
            use=words,
            attached_by=world.unoct,
        )
    return made


@transaction.atomic
def seal(world, known, words):
    """All that CTED can seal of what everybody reads, after it came to say the words.

    Where it is sealed already, what is locked away is changed.
    """
    made, by = {}, world.cted
    with as_person(by):
        for record in known.values():
            if record.marking.holder_id == by.entity.pk:
                made |= _sealed(record, by, words)
    return made


def _sealed(record, by, words):
    rows = type(record).objects.readable_by(by).unsealed_for(by)
    record = rows.select_related("marking").get(pk=record.pk)
    said = {name: _said(record, name, words) for name in record.sealable}
    said = {name: value for name, value in said.items() if value}
    if said:
        save_record(record, by=by, **said)
    made = {}
    for name in said:
        if name not in record.sealed:
            made["sealed-value"] = sealing.seal(record, name, by=by)
    return made


def _said(record, name, words):
    """A value for one field, of those that take words or a day."""
    field = record._meta.get_field(name)
    if isinstance(field, models.DateField):
        return worlds.MAY
    return words[: field.max_length] if isinstance(field, TEXTS) else None


TEXTS = (models.CharField, models.TextField)
FAMILIES = (
    Family("kept by their holders", keep, OTHERS),
    Family("under a request", cover_all, OF_UNOCT),
    Family("of UNOCT alone", keep_a_project, OF_CTED),
    Family("sealed values", seal, FROM_WHOM_SEALED, left_by=seal),
)
