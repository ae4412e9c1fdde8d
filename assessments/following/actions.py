"""CTED verifies, the office that assisted proposes, CTED answers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import open_record, released_to, save_record
from ctportal.confidentiality.descent import open_apart, open_from
from ctportal.confidentiality.policy import KEEPERS, can_change, require_holder
from ctportal.people.models import Entity

from ..actions.permission import ASSESSORS, WRITERS, require_assessors
from ..actions.progress import require_past
from ..models import (
    ClosureAnswer,
    ClosureProposal,
    ClosureTie,
    Recommendation,
    Verification,
)

Status, Verdict = Recommendation.Status, ClosureAnswer.Verdict
# What CTED may verify of a recommendation that was made.
VERIFIED = (Status.OPEN, Status.PARTLY, Status.IMPLEMENTED, Status.NOT_RELEVANT)
OF_VERDICT = {
    Verdict.RECORDED: Status.IMPLEMENTED,
    Verdict.IN_PART: Status.PARTLY,
}
EVENTS = {Status.IMPLEMENTED: "implemented"}


@transaction.atomic
def verify(recommendation, *, by, status, evidence, on=None) -> Verification:
    """Record what CTED verified of a recommendation: CTED's word, nobody else's.

    `evidence` says by what CTED knows, `on` since when it holds.  The recommendation
    tells its status to all its readers; the evidence starts with them.
    """
    require_holder(by, recommendation, *WRITERS)
    require_assessors(by)
    if status not in following(recommendation):
        raise ValidationError(_("This recommendation cannot become that now."))
    if not evidence.strip():
        raise ValidationError({"evidence": _("Say by what CTED knows.")})
    on = on or timezone.localdate()
    require_past(on)
    found = open_from(
        recommendation,
        Verification,
        by=by,
        recommendation=recommendation,
        status=status,
        holds_since=on,
        evidence=evidence.strip(),
    )
    save_record(
        recommendation,
        by=by,
        event=EVENTS.get(status, "verified"),
        status=status,
        implemented_on=on if status == Status.IMPLEMENTED else None,
    )
    return found


def record_implemented(recommendation, *, by, evidence, on=None) -> Verification:
    """Record that an open recommendation was implemented."""
    if not recommendation.is_open:
        raise ValidationError(_("Only an open recommendation can be implemented."))
    said = {"evidence": evidence, "on": on}
    return verify(recommendation, by=by, status=Status.IMPLEMENTED, **said)


def following(recommendation) -> list[str]:
    """What a recommendation may become by CTED's word; nothing while it is a draft."""
    if recommendation.status not in VERIFIED:
        return []
    if recommendation.status == Status.PARTLY:
        return list(VERIFIED)
    return [status for status in VERIFIED if status != recommendation.status]


@transaction.atomic
def propose_closure(
    recommendation, *, by, text, closed_on, programmes=()
) -> ClosureProposal:
    """Propose to CTED that a gap was closed: a record of the office that assisted."""
    if not may_propose(by, recommendation):
        raise PermissionDenied(_("Another office proposes this."))
    require_past(closed_on)
    own = ClosureProposal.objects.readable_by(by).held_by(by.entity).unanswered(by)
    if own.of(recommendation).exists():
        raise ValidationError(_("Your office’s proposal is not answered yet."))
    proposal = open_record(
        ClosureProposal,
        by=by,
        state=recommendation.marking.state,
        classification=recommendation.classification,
        releases=[released_to(recommendation.holder)],
        recommendation=recommendation,
        text=text,
        closed_on=closed_on,
    )
    ClosureTie.objects.bulk_create(
        ClosureTie(proposal=proposal, record=one.marking) for one in programmes
    )
    return proposal


def may_propose(person, recommendation) -> bool:
    """Whether this person says for UNOCT that a gap CTED found was closed."""
    acts = person.is_active and person.entity is not None
    of_unoct = acts and person.entity.kind == Entity.Kind.OFFICE
    of_cted = recommendation.holder.kind == ASSESSORS
    return of_unoct and of_cted and person.role in KEEPERS and recommendation.is_open


@transaction.atomic
def answer_closure(proposal, *, by, verdict, reason) -> ClosureAnswer:
    """Record what is proposed, wholly or in part, or decline it and say why."""
    recommendation = proposal.recommendation
    require_holder(by, recommendation, *WRITERS)
    require_assessors(by)
    if ClosureAnswer.objects.readable_by(by).filter(proposal=proposal).exists():
        raise ValidationError(_("This proposal was answered."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why, or by what CTED knows.")})
    answer = open_apart(
        recommendation,
        ClosureAnswer,
        by=by,
        releases=[released_to(proposal.holder)],
        proposal=proposal,
        recommendation=recommendation,
        verdict=verdict,
        reason=reason.strip(),
    )
    if verdict in OF_VERDICT:
        said = {"evidence": reason, "on": proposal.closed_on}
        verify(recommendation, by=by, status=OF_VERDICT[verdict], **said)
    return answer


def may_answer(person, recommendation) -> bool:
    is_cted = recommendation.holder.kind == ASSESSORS
    return is_cted and can_change(person, recommendation, *WRITERS)
