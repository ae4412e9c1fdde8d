"""The way from a report or a recommendation to what it is in other languages."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.policy import can_change, is_holder
from ctportal.pages.panels import Panel, Place

from ..actions.permission import WRITERS
from .reading import languages_of, of_record


def of_report(report, person) -> Iterator[Panel]:
    languages = languages_of(report, person)
    if languages or can_change(person, report, *WRITERS):
        template = "assessments/translations/_panel.html"
        said = {"languages": languages}
        yield Panel(template, said, Place.FURTHER, title=_("Other languages"))


def of_result(result, person) -> Iterator[Panel]:
    words = of_record(result, person)
    if words:
        current = [(said, said.original != _original(result, said)) for said in words]
        said = {"words": current, "is_own": is_holder(person, result)}
        yield Panel("assessments/translations/_of_result.html", said)


def _original(result, said):
    return getattr(result, said.field, "")
