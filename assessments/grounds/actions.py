"""Saying which findings a recommendation rests on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import require_holder
from ctportal.ledger.actions import note

from ..actions.permission import WRITERS
from ..models import RecommendationGround

# As with other ties, its history does not tell that there is a finding beyond.
CHANGED = "recommendation-changed"


@transaction.atomic
def rest_on(recommendation, finding, *, by) -> RecommendationGround:
    """Say that a recommendation rests on a finding, which may be another office's."""
    require_holder(by, recommendation, *WRITERS)
    state = recommendation.marking.state_id
    if state is None or finding.marking.state_id != state:
        raise ValidationError(_("Choose a finding about the same State."))
    said = {"recommendation": recommendation, "finding": finding}
    ground, is_new = RecommendationGround.objects.get_or_create(**said)
    if is_new:
        note(CHANGED, by=by, of=recommendation.marking)
    return ground


@transaction.atomic
def no_longer_rest_on(recommendation, finding, *, by):
    """Take it back."""
    require_holder(by, recommendation, *WRITERS)
    rows = RecommendationGround.objects.filter(recommendation=recommendation)
    if rows.filter(finding=finding).delete()[0]:
        note(CHANGED, by=by, of=recommendation.marking)


@transaction.atomic
def settle(recommendation, findings, *, by, among):
    """Let it rest on these and on no others of those `among` which was chosen.

    What somebody else named, who reads more or came before, stays as it is.
    """
    require_holder(by, recommendation, *WRITERS)
    chosen = {finding.pk for finding in findings}
    for finding in among:
        act = rest_on if finding.pk in chosen else no_longer_rest_on
        act(recommendation, finding, by=by)
