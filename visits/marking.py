"""The mark of a line: which classification its page may give it."""

from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.people.models import Classification

# What is strictly confidential is for named functions, which have a page of their own.
OFFERED = (Classification.CONFIDENTIAL, Classification.UNCLASSIFIED)


def offered() -> list[tuple[str, str]]:
    return [(str(given.value), given.label) for given in OFFERED]


def may_lower(person) -> bool:
    """Others may raise a mark once it is given, and not take it down again."""
    return person.role in policy.CLASSIFIERS


def wished(request, record=None) -> dict | None:
    """The classification a page asks for, where it is another than it showed."""
    asked, shown = request.POST.get("mark"), request.POST.get("mark-shown")
    if asked == shown or asked not in {str(given.value) for given in OFFERED}:
        return None
    is_lower = record is not None and int(asked) < record.marking.classified_as
    if is_lower and not may_lower(request.user):
        return None
    return {"classification": int(asked), "reason": _("Marked in the notebook.")}
