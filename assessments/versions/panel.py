"""The way from a report to its versions."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.policy import can_change
from ctportal.pages.panels import Panel, Place

from ..actions.permission import WRITERS
from .reading import versions_of


def of_report(report, person) -> Iterator[Panel]:
    versions = versions_of(report, person)
    if versions or can_change(person, report, *WRITERS):
        latest = versions[-1:]
        said = {"count": len(versions), "latest": latest}
        yield Panel(
            "assessments/versions/_panel.html",
            said,
            Place.FURTHER,
            title=_("Versions"),
            records=latest,
        )
