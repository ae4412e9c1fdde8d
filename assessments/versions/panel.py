"""The way from a report to its versions."""

from collections.abc import Iterator

from ctportal.confidentiality.policy import can_change
from ctportal.pages.panels import Panel

from ..actions.permission import WRITERS
from .reading import versions_of


def of_report(report, person) -> Iterator[Panel]:
    versions = versions_of(report, person)
    if versions or can_change(person, report, *WRITERS):
        latest = versions[-1:]
        said = {"count": len(versions), "latest": latest}
        yield Panel("assessments/versions/_panel.html", said, records=latest)
