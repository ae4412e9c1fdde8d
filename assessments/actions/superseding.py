"""Putting a later record in the place of an earlier one."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.policy import is_holder, require_holder
from ctportal.confidentiality.turns import take_turn

from ..models import Assessment, Recommendation, Supersession
from .assessments import bring_to
from .permission import WRITERS

Status = Recommendation.Status


@transaction.atomic
def supersede(report, later, *, by) -> Assessment:
    """Mark an adopted report as superseded by a later one on the same State.

    It stays with its readers, who are told; by which report, if they may read that.
    """
    require_holder(by, report, *WRITERS)
    require_holder(by, later, *WRITERS)
    take_turn(Supersession.__name__, report.marking.state_id)
    report, later = _as_they_stand(report, later, by)
    if report.status != Assessment.Status.ADOPTED:
        raise ValidationError(_("Only an adopted report is superseded."))
    if later.pk == report.pk or later.marking.state_id != report.marking.state_id:
        raise ValidationError({"later": _("Choose another report on this State.")})
    if later.as_of < report.as_of or later.status == Assessment.Status.SUPERSEDED:
        raise ValidationError({"later": _("Choose a later report that stands.")})
    Supersession.objects.create(earlier=report, later=later)
    return bring_to(Assessment.Status.SUPERSEDED, report, by=by)


def _as_they_stand(report, later, by):
    """Both, now that nobody else of their State supersedes any."""
    standing = Assessment.objects.readable_by(by).for_table()
    found = standing.in_bulk([report.pk, later.pk])
    return found[report.pk], found[later.pk]


def replaced(recommendation, *, by):
    """An open recommendation of one's own office gives way to the one replacing it."""
    if recommendation.status == Status.OPEN and is_holder(by, recommendation):
        superseded = {"status": Status.SUPERSEDED}
        save_record(recommendation, by=by, event="superseded", **superseded)


def stands_again(recommendation, *, by):
    """It is no longer replaced by any other."""
    is_own = is_holder(by, recommendation)
    if is_own and recommendation.status == Status.SUPERSEDED:
        save_record(recommendation, by=by, event="stands", status=Status.OPEN)
