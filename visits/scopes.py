"""What a State may ask to keep of a visit, in the words it would use."""

from pathlib import Path

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments import joining
from assessments.models import Assessment, Finding, Need, Recommendation
from assessments.scopes import TEXT
from ctportal.confidentiality import scopes
from ctportal.confidentiality.models import Marking
from ctportal.confidentiality.wall import additions

from . import results
from .models import (
    Consultation,
    Invitation,
    MissionReport,
    Visit,
    VisitChange,
    Workbook,
)

RESULTS = frozenset(model.kind for model in (Finding, Recommendation, Need, Workbook))
REPORT = frozenset(model.kind for model in (Assessment, *TEXT))
# What stands around a visit, by the tie to it.
AROUND = {
    VisitChange: "visit",
    Invitation: "about",
    MissionReport: "about",
    Consultation: "visit",
}
AROUND_IT = frozenset(model.kind for model in AROUND)


def report(visit, person):
    return list(results.reports_of(visit, person))


def all_results(visit, person):
    """Every result and the workbooks that some of them came in.

    Drafts of a delegation that the person does not read join when they leave it.
    """
    reports = _tied("reports_of_visit", visit)
    of_visit = Q(marking__of_visits__visit=visit) | Q(assessment__in=reports)
    found = [
        record
        for model in results.KINDS
        for record in model.objects.readable_by(person)
        .for_table()
        .filter(of_visit)
        .distinct()
    ]
    return [*found, *Workbook.objects.readable_by(person).of_visit(visit).for_table()]


def all_of_it(visit, person):
    return [
        visit,
        *around(visit, person),
        *report(visit, person),
        *all_results(visit, person),
    ]


def around(visit, person):
    """Its changes, invitations, mission reports and consultations."""
    return [
        record
        for model, tie in AROUND.items()
        for record in model.objects.readable_by(person)
        .for_table()
        .filter(**{tie: visit.pk})
    ]


def _word(word, label, below, takes):
    return scopes.Word(Visit.kind, word, label, below, takes)


WORDS = (
    _word("all", _("all of this visit"), all_of_it, RESULTS | REPORT | AROUND_IT),
    _word("report", _("its report"), report, REPORT),
    _word("results", _("its results"), all_results, RESULTS),
)


def visits_of(assessment, person):
    """The visits a report is of: what they are asked to keep reaches into it."""
    return [Marking(pk=pk) for pk in _tied("visits_of_report", assessment)]


def _tied(function, record) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}(%s)", [record.pk])  # noqa: S608
        return [pk for (pk,) in cursor.fetchall()]


def register():
    scopes.register(*WORDS)
    joining.above.append(visits_of)
    additions.files.append(Path(__file__).parent / "scopes.sql")
