"""What is hidden in a world, from whom, and how: each way is a family of worlds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from unittest import mock

from django.db import transaction

from ctportal.confidentiality.actions import cover
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
OF_CTED = ("analyst.cted", "reviewer.cted", "officer.cted", "head.cted")


@dataclass(frozen=True)
class Family:
    """A way to hide records, and the accounts from which it must hide them."""

    name: str
    hidden_by: Callable[[worlds.World, dict, str], dict]
    kept_from: tuple[str, ...]

    def hide(self, world, known) -> dict:
        return self.hidden_by(world, known, worlds.CANARY)

    def hide_otherwise(self, world, known) -> dict:
        """With other words and other days, and twice as much."""
        with mock.patch.object(worlds, "MAY", date(2025, 11, 3)):
            hidden = self.hidden_by(world, known, "Quillon Harbour, a longer title")
            self.hidden_by(world, known, "and more of it")
        return hidden


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


FAMILIES = (
    Family("kept by their holders", keep, OTHERS),
    Family("under a request", cover_all, OF_UNOCT),
    Family("of UNOCT alone", keep_a_project, OF_CTED),
)
