"""The delegation of a visit: the circle whose drafts its notebook holds."""

from collections import Counter

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext, gettext_noop, override
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import draw_ref
from ctportal.people.models import Community, CommunityMember, Entity, Membership

Role = Membership.Role
# Who of the originating office keeps visits and their notebooks.
WRITERS = (Role.ASSESSMENT_OFFICER, Role.REVIEWER, Role.HEAD)

# Everybody may read the name of a group, so it does not say which State is visited.
NAME = gettext_noop("Delegation of visit %(ref)s")


def open_delegation(office: Entity) -> Community:
    """A group of readers without members, named by `name_delegation` later on."""
    code = draw_ref("delegation").lower()
    return Community.objects.create(code=code, kept_by=office)


def name_delegation(visit):
    delegation = visit.delegation
    delegation.code = f"delegation-{visit.ref.lower()}"
    delegation.names = _in_every_language(NAME, ref=visit.ref)
    delegation.save(update_fields=["code", "names"])


def members_of(visit):
    """Who belongs to the delegation today, people and whole organizations."""
    members = CommunityMember.objects.current().filter(community=visit.delegation_id)
    return members.select_related("person", "entity").order_by("pk")


def placed(visit, members) -> list:
    """The same members, each with its place in the delegation."""
    places = {d.member_id: d for d in visit.delegates.exclude(member=None)}
    members = list(members)
    for member in members:
        member.place = places.get(member.pk)
    return members


def experts_of(visit):
    """Those who go and have no account here."""
    return visit.delegates.filter(member=None).select_related("entity")


def offices_of(visit) -> list[str]:
    """The organizations on the visit, each with how many of its people go."""
    members = list(members_of(visit))
    people = [member.person_id for member in members if member.person_id]
    acting = Membership.objects.current().filter(person__in=people)
    counts = Counter(m.entity.name for m in acting.select_related("entity"))
    whole = [member.entity.name for member in members if member.entity_id]
    return [f"{name} {count}" for name, count in counts.items()] + whole


def is_delegate(person, visit) -> bool:
    """Whether this person belongs to the delegation today."""
    if not person.is_active or person.entity is None:
        return False
    mine = Q(person=person) | Q(entity=person.entity)
    return members_of(visit).filter(mine).exists()


def may_open_visits(person) -> bool:
    """Whether this person puts visits on the list: CTED's people alone do."""
    entity = person.entity
    of_cted = entity is not None and entity.kind == Entity.Kind.DIRECTORATE
    return of_cted and person.role in WRITERS


def require_opener(person):
    if not may_open_visits(person):
        raise PermissionDenied(_("Visits are put on the list by CTED."))


def can_keep(person, visit) -> bool:
    """Whether this person moves the visit on."""
    return policy.can_change(person, visit, *WRITERS)


def can_write(person, visit) -> bool:
    """Whether this person writes in the visit's notebook."""
    return can_keep(person, visit) and is_delegate(person, visit)


def require_keeper(person, visit):
    policy.require_holder(person, visit, *WRITERS)


def require_writer(person, visit):
    require_keeper(person, visit)
    if not is_delegate(person, visit):
        raise PermissionDenied(_("Only the delegation writes in its notebook."))


def _in_every_language(text, **words):
    names = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            names[code.split("-")[0]] = gettext(text) % words
    return names
