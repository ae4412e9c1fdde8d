"""Where something stands before the Committee, found out when it is read."""

from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.pages.marks import Status

from ..models import Decision

S = Decision.Status
SETTLED = {
    S.ADOPTED: Status("settled", _("adopted")),
    S.NOT_ADOPTED: Status("missing", _("not adopted")),
    S.WITHDRAWN: Status("waived", _("withdrawn from circulation")),
}
ON_HOLD = Status("overdue", _("on hold"))
NO_OBJECTION = Status("settled", _("no objection"))
OPEN = Status("due", _("open for objection"))
# By the kind of these: words differ from language to language.
FOLLOWS = {
    ON_HOLD.kind: _("Nothing is adopted by silence while a member holds it."),
    NO_OBJECTION.kind: _("The deadline has passed, and nobody objects."),
    OPEN.kind: _("If nobody objects until the deadline, there is no objection."),
}


def is_on_hold(decision: Decision) -> bool:
    """Whether a member holds it; nobody learns here who, since when, how often."""
    if not decision.is_under_way:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s IN (SELECT on_hold())", [decision.pk])
        return cursor.fetchone()[0]


def silent_since(decision: Decision) -> datetime | None:
    """Since when nobody objects; nothing before the deadline or under a hold.

    A fact, whether somebody has written it down or not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT silent_since(%s, %s)", [decision.pk, timezone.now()])
        return cursor.fetchone()[0]


def status_of(decision: Decision) -> Status:
    """Where a decision stands; of a list's rows, as found with their holds."""
    if not decision.is_under_way:
        return SETTLED[decision.status]
    held = getattr(decision, "is_held", None)
    if is_on_hold(decision) if held is None else held:
        return ON_HOLD
    return NO_OBJECTION if decision.is_over_at() else OPEN


def latest_of(record: Record, person) -> Decision | None:
    """The last decision on a record that this person may know of."""
    found = Decision.objects.readable_by(person).about(record).for_table()
    return found.order_by("-created_at", "-ref").first()


def latest_on(records, person) -> dict[int, Decision]:
    """The last decision on each of these that this person may know of."""
    found = Decision.objects.readable_by(person).filter(of__in=[r.pk for r in records])
    in_order = found.for_table().with_holds().order_by("created_at", "ref")
    return {decision.of_id: decision for decision in in_order}


def is_adopted(record: Record) -> bool:
    """Whether the Committee adopted it: its office knows all decisions on it."""
    return Decision.objects.about(record).adopted().exists()
