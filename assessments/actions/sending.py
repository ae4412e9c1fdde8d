"""Putting an assessment before its State, with its letter and the days for comments."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.correspondence.clocks import actions as clocks
from ctportal.correspondence.letters.actions import tie
from ctportal.correspondence.models import Kind, LetterTie

from ..approvals import following
from ..models import Assessment
from .assessments import advance
from .showing import goes_by_itself, show_results


@transaction.atomic
def put_before_state(
    assessment, *, by, on: date | None = None, letter=None, results=()
) -> Assessment:
    """Let the State read it; from the day it was sent its days for comments run.

    `results` are references of those under it that go along; the others stay.
    """
    today = timezone.localdate()
    if on and on > today:
        raise ValidationError({"on": _("This day is still to come.")})
    if following(assessment) != Assessment.Status.WITH_STATE:
        raise ValidationError(_("It does not go before the State now."))
    moved = advance(assessment, by=by)
    if goes_by_itself(moved):
        told = {"on": on or today, "letter": letter, "by": by}
        clocks.start_by_rule(moved, Kind.COMMENTS, **told)
    elif letter is not None:
        tie(letter, moved, LetterTie.Role.TRANSMISSION, by=by)
    if results:
        show_results(moved, results, by=by)
    return moved
