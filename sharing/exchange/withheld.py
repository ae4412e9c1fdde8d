"""What of the sender's own does not go to a recipient, and why.

Only for the sender's people: it is asked with their sight, as things stand today.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.confidentiality import consenting, policy
from ctportal.confidentiality.keys import communities_of
from ctportal.confidentiality.models import Marking, Release, RequestScope

from . import freezing


@dataclass(frozen=True)
class Reason:
    """Why a record does not go, and what would end that."""

    why: str
    until: str = ""


@dataclass(frozen=True)
class Withheld:
    """The records of one State that stay for one reason."""

    state: str
    reason: Reason
    markings: list[Marking]


def from_recipient(matrix, recipient, *, by) -> list[Withheld]:
    """What stays, the most numerous first; nothing is told to other offices."""
    if by.entity != matrix.sender:
        return []
    groups = defaultdict(list)
    markings = _staying(matrix, recipient, by)
    reasons = _reasons(markings, recipient, by)
    for marking in markings:
        state = marking.state.name if marking.state else ""
        groups[state, reasons[marking.pk]].append(marking)
    found = [Withheld(*key, markings) for key, markings in groups.items()]
    return sorted(found, key=lambda kept: (-len(kept.markings), kept.state))


def _staying(matrix, recipient, by):
    return [
        record.marking
        for records in freezing.SOURCES[matrix.holds]()
        for record in records.readable_by(by)
        .held_by(matrix.sender)
        .exclude(policy.readable_by(recipient))
        .order_by("ref")
    ]


def _reasons(markings, recipient, by) -> dict[int, Reason]:
    requested = dict(_requested(markings, by))
    refused = consenting.refused(markings)
    coming = dict(_coming(markings, recipient))
    return {
        marking.pk: requested.get(marking.pk)
        or _of_itself(marking, refused)
        or coming.get(marking.pk)
        or Reason(_("not released to this office"), _("goes when released"))
        for marking in markings
    }


def _requested(markings, by) -> Iterator[tuple[int, Reason]]:
    scope = RequestScope.objects.in_force().filter(
        policy.readable_by(by, "request__"), record__in=markings
    )
    for covered in scope.select_related("request").order_by("pk"):
        request = covered.request
        why = _("confidentiality request %(ref)s, %(channel)s") % {
            "ref": request.ref,
            "channel": request.get_channel_display(),
        }
        yield covered.record_id, Reason(why, _("ends when lifted by two people"))


def _of_itself(marking, refused) -> Reason | None:
    if marking.circle_id:
        return Reason(_("a draft of its delegation"))
    if marking.pk in refused:
        return Reason(_("consent to share withheld"))
    return None


def _coming(markings, recipient) -> Iterator[tuple[int, Reason]]:
    """Releases to the recipient's office that have not begun."""
    today = timezone.localdate()
    membership = recipient.membership
    if membership is None:
        return
    to_them = Q(entity=membership.entity_id) | Q(
        community__in=communities_of(membership)
    )
    releases = Release.objects.filter(
        to_them, marking__in=markings, withdrawn_at=None, begins_on__gt=today
    )
    for release in releases.order_by("-begins_on", "pk"):
        day = date_format(release.begins_on)
        until = _("goes by itself on %(day)s") % {"day": day}
        yield release.marking_id, Reason(_("its days have not begun"), until)
