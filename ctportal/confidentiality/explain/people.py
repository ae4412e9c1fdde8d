"""The rule asked the other way round: who holds a key."""

from django.db.models import Q
from django.utils import timezone

from ctportal.people.models import (
    Clearance,
    CommunityMember,
    Incumbency,
    JointMember,
    Membership,
    Person,
)
from ctportal.reference.querysets import in_force

from ..models import AudienceKey, Key


def people_who_can_read(record):
    """Everyone who can read a record today."""
    keys = keys_to(record).filter(in_force(timezone.localdate()))
    found = {pk for key in keys for pk in people_with(key).values_list("pk", flat=True)}
    return Person.objects.filter(pk__in=found)


def keys_to(record):
    """The keys of a record's audience."""
    held = AudienceKey.objects.filter(audience_id=record.audience_id)
    keys = Key.objects.filter(pk__in=held.values("key_id"))
    return keys.select_related("entity", "community", "function").order_by("pk")


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
