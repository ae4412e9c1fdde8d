"""Whether a record may go out of its office: where that has a chain, once cleared."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ..models import Chain, OtherVersion
from . import fingerprints, templates
from .stillness import hold_still

Outcome = Chain.Outcome
OTHER_VERSION = gettext_noop(
    "This is not the version that was cleared. Say on its clearance page why it goes"
    " out all the same, or submit it again."
)


def latest(record, person) -> Chain | None:
    """The latest round of a record."""
    return Chain.objects.readable_by(person).of(record).last()


def needs_clearance(record, person) -> bool:
    """Whether its office clears it before it goes out."""
    if latest(record, person):
        return True
    return templates.in_force(record.marking.kind, record.holder) is not None


def kept_back(record, person) -> str:
    """Why it does not go out of its office; empty where nothing keeps it."""
    chain = latest(record, person)
    if chain is None or chain.outcome in (Outcome.RETURNED, Outcome.TAKEN_BACK):
        has_chain = templates.in_force(record.marking.kind, record.holder)
        return _("Submit it for clearance first.") if has_chain else ""
    if chain.outcome == Outcome.RUNNING:
        return _("It is still in clearance.")
    return "" if is_answered_for(chain, record, person) else _(OTHER_VERSION)


def require_cleared(record, *, by):
    """Refuse what is not cleared, and another version that nobody answers for.

    What is not refused is held still: nothing joins it before it has gone.
    """
    if reason := kept_back(hold_still(record, by=by), by):
        raise ValidationError(reason)


def departures(chain, record, person) -> list[fingerprints.Difference]:
    """What is not as it was before who answered last in a round."""
    return fingerprints.differences(_answered(chain), record, person)


def is_answered_for(chain, record, person) -> bool:
    """Whether this is the version cleared, or one that somebody answers for."""
    said = OtherVersion.objects.readable_by(person).filter(chain=chain).last()
    known = [_answered(chain), *([said.fingerprint_id] if said else [])]
    return not all(fingerprints.differences(each, record, person) for each in known)


def _answered(chain) -> int:
    """The version that was before who answered last, or was submitted."""
    decided = chain.steps.exclude(fingerprint=None).order_by("decided_at", "pk")
    last = decided.last()
    return last.fingerprint_id if last else chain.fingerprint_id
