"""Which assessments the Committee approves: dated data, since sources differ."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ctportal.clearance.decisions import standing

from ..models import Approval, Assessment

FILE = Path(__file__).parent.parent / "data" / "approvals.json"
Status = Assessment.Status


def approved_kinds() -> set[str]:
    """The kinds of assessment that the Committee approves today."""
    return set(Approval.objects.current().values_list("type", flat=True))


def needs_approval(assessment) -> bool:
    return assessment.type in approved_kinds()


def life_of(assessment) -> list[Status]:
    """The statuses it comes through: what the Committee does not approve, its office
    adopts, and it is not put before the Committee."""
    passed_by = set()
    if assessment.status != Status.COMMITTEE and not needs_approval(assessment):
        passed_by = {Status.COMMITTEE}
    return [status for status in Status if status not in passed_by]


def following(assessment) -> Status | None:
    """The status that comes after its own; none when it is superseded."""
    life = life_of(assessment)
    after = life[life.index(assessment.status) + 1 :]
    return after[0] if after else None


def is_before_adoption(assessment) -> bool:
    """Whether it is shown before the Committee has adopted it."""
    return assessment.is_before(Status.ADOPTED) and needs_approval(assessment)


def require_decision(assessment):
    """What the Committee approves is adopted by its decision, and by nothing else."""
    if not is_before_adoption(assessment) or standing.is_adopted(assessment):
        return
    raise ValidationError(_("The Committee adopts it: record its decision."))


def load():
    """Write which kinds the Committee approves, where there never were such."""
    if not Approval.objects.exists():
        rows = json.loads(FILE.read_text(encoding="utf-8"))
        Approval.objects.bulk_create(Approval(**row) for row in rows)
