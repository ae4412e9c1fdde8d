"""Showing a State results of a report that it has, all in one act."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import release
from ctportal.confidentiality.models import Marking
from ctportal.confidentiality.policy import require_holder, second_person_needed
from ctportal.correspondence.letters.actions import tie
from ctportal.correspondence.models import LetterTie
from ctportal.ledger.actions import note

from .. import state_results
from ..models import Assessment
from .permission import WRITERS

# Overviews and surveys are of no visit, whose own steps take its results to the State.
OF_NO_VISIT = (Assessment.Type.OVERVIEW, Assessment.Type.SURVEY)


def goes_by_itself(assessment) -> bool:
    """Whether it goes to its State under no visit, whose letters and days it shares."""
    return assessment.type in OF_NO_VISIT


def is_shown_results(assessment) -> bool:
    """Whether its State has it, and may be shown what stands under it."""
    is_there = not assessment.is_before(Assessment.Status.WITH_STATE)
    return is_there and goes_by_itself(assessment)


@transaction.atomic
def show_results(assessment, chosen, *, by, letter=None) -> list:
    """Let the State read the chosen results; answers those it reads since.

    `chosen` are references.  Those that the State reads already stay as they are; one
    that something keeps is refused, and with it the whole act.
    """
    require_holder(by, assessment, *WRITERS)
    _require_with_state(assessment)
    known = {one.result.ref: one for one in _held_still(assessment, by)}
    if any(ref not in known or known[ref].why for ref in chosen):
        raise ValidationError({"results": _("Not all of these can go to the State.")})
    going = [known[ref].result for ref in chosen if known[ref].may_go]
    for result in going:
        _show(result, assessment, by)
    if letter is not None:
        tie(letter, assessment, LetterTie.Role.TRANSMISSION, by=by)
    if going:
        note("assessment-results-shown", by=by, of=assessment.marking)
    return going


def _require_with_state(assessment):
    if not goes_by_itself(assessment):
        raise ValidationError(_("Results of a visit go to the State with the visit."))
    if assessment.is_before(Assessment.Status.WITH_STATE):
        raise ValidationError(_("The State does not have this report yet."))


def _held_still(assessment, by):
    """Where each result stands, which nobody changes until we are done."""
    markings = Marking.objects.readable_by(by).select_for_update(of=["self"])
    under = [result.pk for result in state_results.results_of(assessment, by)]
    list(markings.filter(pk__in=under).order_by("pk"))
    return state_results.standing(assessment, by)


def _show(result, assessment, by):
    for given in state_results.releases(assessment):
        if reasons := second_person_needed(result, given.reader):
            raise ValidationError({"results": reasons[0]})
        terms = {"basis": given.basis, "ground": given.ground}
        release(result, to=given.reader, by=by, begins_on=given.begins_on, **terms)
