"""Themes, pillars and requirements as delegations name them."""

from functools import cache

from assessments import requirements
from ctportal.reference.models import Pillar
from ctportal.reference.spelling import normalised

from . import themes


def finders() -> dict:
    """What `judge` and `read_workbook` take to know what is meant by a name."""
    called = {"pillar": pillar_finder(), "requirement": requirements.finder()}
    return {"theme_called": themes.finder(), "called": called}


def pillar_finder():
    """A function that gives the pillar of a numeral or name, or None; it asks once."""

    @cache
    def known() -> dict[str, Pillar]:
        return {
            normalised(word): pillar
            for pillar in Pillar.objects.all()
            for word in (pillar.code, *pillar.names.values())
        }

    return lambda word: known().get(normalised(word))
