"""Who can read this, and why: in full for the originating office, else briefly."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.people.models import (
    Clearance,
    CommunityMember,
    Incumbency,
    JointMember,
    Membership,
    Person,
)
from ctportal.reference.querysets import in_force

from . import policy
from .models import AudienceKey, Key, Release, RequestScope


@dataclass(frozen=True)
class ReaderLine:
    """One group of readers, how many they are today, and why they may read."""

    name: str
    why: str
    people: int
    begins_on: date | None
    ends_on: date | None


def who_can_read(person, record) -> list[ReaderLine]:
    """Everyone who can read a record; only its holder's people are told."""
    if not policy.is_holder(person, record):
        return []
    reasons = _reasons(record.marking)
    keys = _keys_of(record.audience_id)
    return [
        ReaderLine(
            _name(key),
            _reason(key, reasons),
            people_with(key).count(),
            key.begins_on,
            key.ends_on,
        )
        for key in keys
    ]


def not_shared_because(person, record) -> list[str]:
    """The confidentiality requests that keep a record back, for its holder's people."""
    if not policy.is_holder(person, record):
        return []
    scope = RequestScope.objects.in_force().filter(
        policy.readable_by(person, "request__"), record_id=record.pk
    )
    return list(scope.values_list("request__ref", flat=True))


def why_readable(person, record) -> str:
    """One plain line: why this person may read this record."""
    if policy.is_holder(person, record):
        return _("your own office")
    return _("shared with your office")


def people_with(key):
    """The people who hold a key today, were its days to include today."""
    members = Membership.objects.current()
    if key.classification:
        cleared = Clearance.objects.current().filter(
            classification__gte=key.classification
        )
        members = members.filter(pk__in=cleared.values("membership_id"))
    if key.entity_id:
        joint = JointMember.objects.current().filter(joint=key.entity_id)
        members = members.filter(
            Q(entity=key.entity_id) | Q(entity__in=joint.values("entity_id"))
        )
    if key.community_id:
        belonging = CommunityMember.objects.current().filter(community=key.community_id)
        members = members.filter(
            Q(entity__in=belonging.exclude(entity=None).values("entity_id"))
            | Q(person__in=belonging.exclude(person=None).values("person_id"))
        )
    if key.function_id:
        filling = Incumbency.objects.current().filter(function=key.function_id)
        members = members.filter(person__in=filling.values("person_id"))
    return Person.objects.filter(is_active=True, pk__in=members.values("person_id"))


def people_who_can_read(record):
    """Everyone who can read a record today: the rule asked the other way round."""
    keys = _keys_of(record.audience_id).filter(in_force(timezone.localdate()))
    found = {pk for key in keys for pk in people_with(key).values_list("pk", flat=True)}
    return Person.objects.filter(pk__in=found)


def _keys_of(audience_id):
    held = AudienceKey.objects.filter(audience_id=audience_id)
    keys = Key.objects.filter(pk__in=held.values("key_id"))
    return keys.select_related("entity", "community", "function")


def _name(key):
    return " · ".join(
        str(reader) for reader in (key.community, key.entity, key.function) if reader
    )


def _reason(key, reasons):
    """Why a key opens; under a request one names an office beside its group."""
    group = (key.community_id, key.function_id)
    return (
        reasons.get((key.entity_id, *group))
        or (reasons.get((None, *group)) if any(group) else None)
        or _("Originating office")
    )


def _reasons(marking):
    releases = Release.objects.filter(marking=marking, withdrawn_at=None)
    return {
        (r.entity_id, r.community_id, r.function_id): " · ".join(
            part for part in (r.get_basis_display(), r.ground) if part
        )
        for r in releases
    }
