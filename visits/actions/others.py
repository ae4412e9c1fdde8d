"""UNOCT's notices of its visits, and other bodies' missions."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import open_record, released_to, save_record
from ctportal.confidentiality.models import StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.people.models import Entity

from ..models import ExternalMission, VisitNotice

Information, Step = StandingRelease.Information, StandingRelease.Step


@transaction.atomic
def give_notice(*, by, state, given_on: date | None = None, **fields) -> VisitNotice:
    """UNOCT tells CTED which State it will visit (joint report, 16 g)."""
    require_announcer(by)
    given_on = given_on or timezone.localdate()
    told = releases_for(
        Information.VISIT, Step.NOTICE, holder=by.entity, stepped_on=given_on
    )
    return open_record(
        VisitNotice, by=by, state=state, releases=told, given_on=given_on, **fields
    )


@transaction.atomic
def enter_mission(*, by, state, is_told=False, **fields) -> ExternalMission:
    """Write down a mission of another body, so that visits do not coincide with it.

    `is_told`: the other office of the two is told of it at once.
    """
    policy.require_role(by, *policy.KEEPERS)
    told = [released_to(office) for office in _other_offices(by)] if is_told else []
    return open_record(ExternalMission, by=by, state=state, releases=told, **fields)


@transaction.atomic
def change_outside(record, *, by, **fields):
    """Change a notice or a mission; who was told of it reads it as it is now."""
    policy.require_holder(by, record, *policy.KEEPERS)
    return save_record(record, by=by, **fields)


@transaction.atomic
def call_off(record, *, by, on: date, **said):
    """It does not take place."""
    policy.require_holder(by, record, *policy.KEEPERS)
    return save_record(record, by=by, event="called-off", cancelled_on=on, **said)


def may_announce(person) -> bool:
    """Whether this person gives notice of visits: UNOCT's people alone do."""
    entity = person.entity
    of_unoct = entity is not None and entity.kind == Entity.Kind.OFFICE
    return of_unoct and person.role in policy.KEEPERS


def require_announcer(person):
    if not may_announce(person):
        raise PermissionDenied(_("Notice of its visits is given by UNOCT."))


def _other_offices(by):
    two = Entity.objects.filter(kind__in=[Entity.Kind.DIRECTORATE, Entity.Kind.OFFICE])
    return two.exclude(pk=by.entity.pk)
