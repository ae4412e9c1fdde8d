"""Two briefing packs of the exercise, each with a copy."""

from uuid import UUID

from ctportal.people.models import Entity, Person
from ctportal.reference.models import State
from sharing.packs import actions
from sharing.packs.forms import title_for
from sharing.packs.models import Copy, Pack

from .acting import acting


def load():
    with acting("analyst.cted") as analyst:
        everyone = Entity.objects.get(code="unoct")
        _load("XAA", everyone, "en", Copy.Format.PDF, by=analyst, draw=1)
        head = Person.objects.get(login="head.unoct")
        _load("XAH", head, "es", Copy.Format.DOCX, by=analyst, draw=2)


def _load(iso3, reader, language, file_format, *, by, draw):
    state = State.objects.get(iso3=iso3)
    pack = actions.open_pack(
        by=by,
        state=state,
        reader=reader,
        classification=1,
        title=title_for(state, language),
        sections=Pack.Section.values,
        language=language,
    )
    actions.make_copy(pack, by=by, file_format=file_format, token=UUID(int=draw))
