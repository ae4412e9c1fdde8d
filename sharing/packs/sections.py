"""The sections of a pack: which records each holds, and how one of them reads.

Everything here is said in the active language, which is the pack's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import (
    AnalyticalProduct,
    Assessment,
    Finding,
    Need,
    Recommendation,
)
from assessments.printing import items
from assessments.printing.items import entry
from ctportal.confidentiality.models import Record
from ctportal.correspondence.models import Document
from ctportal.pages.columns import found, in_words
from ctportal.rendering.content import Item, Section, Table
from projects.models import Project
from visits.models import Visit

from .models import Pack


@dataclass(frozen=True)
class Source:
    """The records of one section, their order, and how one of them reads."""

    model: type[Record]
    order: tuple[str, ...]
    item: Callable[[Record], Item]


def section_of_state(state, counts) -> Section:
    """What everyone may know of the State, and how much the pack holds of each kind."""
    facts = [
        (_("State"), state.name),
        (_("Status"), state.get_status_display()),
        (_("Region"), str(state.region or "")),
        (_("Subregion"), str(state.subregion or "")),
        (_("ISO code"), state.iso3),
    ]
    tables = [Table([_("Fact"), _("Value")], [pair for pair in facts if pair[1]])]
    if counts:
        rows = [(label, str(count)) for label, count in counts]
        tables.append(Table([_("Section"), _("Entries")], rows))
    return Section(str(Pack.Section.STATE.label), tables=tables)


def _visit(visit):
    return entry(
        visit,
        visit.title,
        "",
        (_("Kind"), visit.get_type_display()),
        (_("Mode"), visit.get_mode_display()),
        (_("From"), in_words(visit.begins_on)),
        (_("Until"), in_words(visit.ends_on)),
        (_("Status"), visit.get_status_display()),
    )


def _project(project):
    return entry(
        project,
        project.title,
        project.summary,
        (_("Stage"), project.get_stage_display()),
        (_("Since"), in_words(project.stage_since)),
        (_("From"), in_words(found("begins_on", project))),
        (_("Until"), in_words(found("ends_on", project))),
        (_("Budget, US$"), in_words(found("budget", project))),
    )


def _product(product):
    return entry(
        product,
        product.title,
        product.text,
        (_("Kind"), product.get_type_display()),
        (_("Date"), in_words(product.as_of)),
    )


def _document(document):
    added = (_("Added"), in_words(document.created_at.date()))
    return entry(document, document.title, "", added)


SOURCES = {
    Pack.Section.VISITS: Source(Visit, ("-begins_on",), _visit),
    Pack.Section.ASSESSMENTS: Source(Assessment, ("-as_of",), items.of_assessment),
    Pack.Section.FINDINGS: Source(Finding, ("theme__position",), items.of_finding),
    Pack.Section.RECOMMENDATIONS: Source(
        Recommendation,
        ("priority", "theme__position"),
        items.of_recommendation,
    ),
    Pack.Section.NEEDS: Source(Need, ("priority", "-proposed_on"), items.of_need),
    Pack.Section.PROJECTS: Source(Project, ("-stage_since",), _project),
    Pack.Section.PRODUCTS: Source(AnalyticalProduct, ("-as_of",), _product),
    Pack.Section.DOCUMENTS: Source(Document, ("-created_at",), _document),
}
