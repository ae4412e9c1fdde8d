"""Saying that a recommendation repeats, revises or replaces an earlier one."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import require_holder
from ctportal.confidentiality.turns import take_turn
from ctportal.ledger.actions import note

from ..models import Recommendation, RecommendationTie
from .permission import WRITERS
from .superseding import replaced, stands_again

# A colleague who does not read the earlier one is not to learn from the history of the
# later that there is one: the page tells a tie to who reads both of its ends.
CHANGED = "recommendation-changed"


@transaction.atomic
def tie_to_earlier(later, earlier, *, by, kind) -> RecommendationTie:
    """Tie a recommendation to an earlier one to the same State, or say it anew.

    The earlier one may be another office's: it is read, and nothing of it changes.
    """
    require_holder(by, later, *WRITERS)
    take_turn(RecommendationTie.__name__, earlier.pk)
    if kind not in RecommendationTie.Kind:
        raise ValidationError(_("Say whether it repeats, revises or replaces it."))
    if later.pk == earlier.pk or not _of_one_state(later, earlier):
        raise ValidationError(_("Choose an earlier recommendation to the same State."))
    known = RecommendationTie.objects.filter(later=later, earlier=earlier).first()
    if known and known.kind == kind:
        return known
    tie, _is_new = RecommendationTie.objects.update_or_create(
        later=later, earlier=earlier, defaults={"kind": kind}
    )
    note(CHANGED, by=by, of=later.marking)
    _follow(earlier, by)
    return tie


@transaction.atomic
def untie(later, earlier, *, by):
    """Take a tie back."""
    require_holder(by, later, *WRITERS)
    take_turn(RecommendationTie.__name__, earlier.pk)
    ties = RecommendationTie.objects.filter(later=later, earlier=earlier)
    if ties.delete()[0]:
        note(CHANGED, by=by, of=later.marking)
        _follow(earlier, by)


def _follow(earlier, by):
    """One of one's own office is superseded while another replaces it.

    As it stands: somebody else may have replaced it since it was read.
    """
    earlier = Recommendation.objects.readable_by(by).for_table().get(pk=earlier.pk)
    replacing = earlier.ties_to_later.filter(kind=RecommendationTie.Kind.REPLACES)
    if replacing.exists():
        replaced(earlier, by=by)
    else:
        stands_again(earlier, by=by)


def _of_one_state(later, earlier) -> bool:
    state = later.marking.state_id
    return state is not None and earlier.marking.state_id == state
