"""Briefing packs of the exercise, each with a copy; one of two parts of a report."""

from uuid import UUID

from ctportal.people.models import Entity, Person
from ctportal.reference.models import State
from sharing.packs import actions, picking
from sharing.packs.forms import title_for
from sharing.packs.models import Copy, Pack

from .acting import acting


def load():
    with acting("analyst.cted") as analyst:
        everyone = Entity.objects.get(code="unoct")
        _load("XAA", everyone, "en", Copy.Format.PDF, by=analyst, draw=1)
        head = Person.objects.get(login="head.unoct")
        _load("XAH", head, "es", Copy.Format.DOCX, by=analyst, draw=2)
        _load_parts("XAA", analyst.entity, by=analyst, draw=3)


def _load_parts(iso3, reader, *, by, draw):
    """Of the latest report with a text, where it begins."""
    state = State.objects.get(iso3=iso3)
    [offer, *_earlier] = picking.offers_on(state, by=by)
    chosen = [pick.section.ref for pick in offer.picks[:2]]
    sections = [Pack.Section.STATE]
    _load(
        iso3,
        reader,
        "en",
        Copy.Format.PDF,
        by=by,
        draw=draw,
        sections=sections,
        chosen=chosen,
    )


def _load(iso3, reader, language, file_format, *, by, draw, **said):
    state = State.objects.get(iso3=iso3)
    pack = actions.open_pack(
        by=by,
        state=state,
        reader=reader,
        classification=1,
        title=title_for(state, language),
        language=language,
        **{"sections": Pack.Section.values} | said,
    )
    actions.make_copy(pack, by=by, file_format=file_format, token=UUID(int=draw))
