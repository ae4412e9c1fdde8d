"""Records of a State as spans of days on its timeline."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.correspondence.models import Letter
from projects.wording import stage_of
from visits import life

from .timeline import Span

# A title keeps its own direction among the words of another language.
APART = "\u2068{}\u2069".format
REPORTS = {"adopted": "settled", "with-state": "due", "committee": "due"}


def of_visit(visit) -> Span:
    kind = "to-come" if visit.begins_on > timezone.localdate() else "done"
    kind = "given-up" if visit.status in life.STOPS else kind
    said = visit.get_type_display()
    label = f"{capfirst(said)}, {date_format(visit.begins_on)}"
    href, note = visit.get_absolute_url(), visit.get_status_display()
    return Span(label, visit.begins_on, visit.ends_on, kind, href, note)


def of_report(assessment) -> Span:
    day, note = assessment.as_of, assessment.standing
    kind = REPORTS.get(assessment.status, "to-come")
    href = assessment.get_absolute_url()
    return Span(f"{APART(assessment.title)}, {note}", day, day, kind, href, note)


def of_evaluation(evaluation) -> Span:
    day, note = evaluation.as_of, evaluation.body
    href = evaluation.get_absolute_url()
    return Span(f"{APART(evaluation.title)}, {note}", day, day, "done", href, note)


def of_project(project) -> Span:
    begins_on = project.begins_on or project.stage_since
    ends_on = project.closed_on or project.ends_on or timezone.localdate()
    return Span(
        f"{APART(project.title)} · {project.stage} {project.get_stage_display()}",
        begins_on,
        max(begins_on, ends_on),
        "closed" if project.closed_on else "underway",
        project.get_absolute_url(),
        str(stage_of(project)),
    )


def of_request(request) -> Span:
    """What a State asked to keep confidential, until it was lifted."""
    lifted_on = request.lifted_at and request.lifted_at.date()
    note = _("lifted") if lifted_on else _("in force")
    label = capfirst(ConfidentialityRequest._meta.verbose_name)
    return Span(
        f"{label}, {note}",
        request.received_on,
        max(request.received_on, lifted_on or timezone.localdate()),
        "closed" if lifted_on else "kept",
        request.get_absolute_url(),
        note,
    )


def of_letter(letter) -> Span:
    kind = "sent" if letter.direction == Letter.Direction.OUT else "received"
    href, note = letter.get_absolute_url(), letter.get_direction_display()
    return Span(str(letter), letter.on, letter.on, kind, href, note)
