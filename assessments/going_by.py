"""What assessments go by: scales, requirements, and what the Committee approves.

Dated data for everybody to read, which the Executive Directorate changes.
"""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ctportal.pages.marks import Status
from ctportal.pages.pieces import Tab

from .actions.permission import ASSESSORS

# Who reviews what is found keeps by what it is said; the head besides.
KEEPERS = ("head", "reviewer")

PAGES = {
    "assessments:scales": _("Levels of implementation"),
    "assessments:requirements": _("Requirements of resolutions"),
    "assessments:approvals": _("What the Committee approves"),
}


def may_keep(person) -> bool:
    """Whether this person changes the scales and the requirements."""
    kind = getattr(person.entity, "kind", "")
    return person.is_active and kind == ASSESSORS and person.role in KEEPERS


def require_keeper(person):
    if not may_keep(person):
        refusal = _now("The head and the reviewers of the Executive Directorate do.")
        raise PermissionDenied(refusal)


def tabs(current: str) -> list[Tab]:
    return [
        Tab(label, reverse(route), is_current=route == current)
        for route, label in PAGES.items()
    ]


def way_to(route: str):
    """The way from a form's field to what may be chosen there."""
    return format_html('<a href="{}">{}</a>', reverse(route), PAGES[route])


def status_of(dated) -> Status:
    """Where something that holds for some days stands today."""
    today = timezone.localdate()
    if dated.begins_on and dated.begins_on > today:
        return Status("due", _("to come"))
    if dated.ends_on and dated.ends_on < today:
        return Status("waived", _("no longer in force"))
    return Status("settled", _("in force"))
