"""The findings, recommendations and needs of a visit, and its report."""

from django.db.models import Q

from assessments.models import Assessment, Finding, Need, Recommendation
from ctportal.correspondence.models import Document

KINDS = (Finding, Recommendation, Need)


def of_visit(model, visit, person):
    """What this person may read of one kind, in the order of the notebook."""
    found = model.objects.readable_by(person).for_table().unsealed_for(person)
    in_order = found.filter(marking__of_visits__visit=visit)
    return in_order.order_by("marking__of_visits__position", "ref")


def lines_of(visit, person):
    """Every recommendation of the visit: its notebook."""
    return of_visit(Recommendation, visit, person).in_the_notebook()


def withdrawn_of(visit, person):
    """The lines that were taken out of the notebook, and are kept."""
    return of_visit(Recommendation, visit, person).filter(status="withdrawn")


def drafts_of(visit, person):
    """The lines that have not left the notebook."""
    return lines_of(visit, person).filter(marking__circle=visit.delegation_id)


def made_from(lines, person) -> list:
    """Needs and documents made from these lines, as far as this person may read."""
    needs = Need.objects.readable_by(person).for_table()
    needs = list(needs.filter(recommendation__in=lines))
    documents = Document.objects.readable_by(person).for_table()
    return [*needs, *documents.attached_to(*lines, *needs)]


def shared_of(model, visit, person):
    """The results of one kind that have left the notebook."""
    return of_visit(model, visit, person).filter(marking__circle=None)


def that_left(visit, person) -> list:
    """Every result that is no draft, from the notebook or added to the report."""
    of_visit = Q(marking__of_visits__visit=visit) | Q(
        assessment__of_visits__visit=visit
    )
    return [
        found
        for model in KINDS
        for found in model.objects.readable_by(person)
        .for_table()
        .filter(of_visit, marking__circle=None)
        .distinct()
    ]


def report_of(visit, person, state=None):
    """The report the visit leads to, or None while this person may not read it.

    A visit to several States has one of each, the first State's first.
    """
    reports = reports_of(visit, person)
    of_state = reports.filter(marking__state=state) if state else reports
    return of_state.first()


def reports_of(visit, person):
    """Every report of the visit that this person may read."""
    reports = Assessment.objects.readable_by(person).for_table().unsealed_for(person)
    return reports.filter(of_visits__visit=visit).order_by("of_visits__pk")
