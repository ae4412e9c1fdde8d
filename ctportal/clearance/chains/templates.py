"""The chains of an office: what is in force, and changing it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.people.models import Incumbency, Membership

from ..models import ChainKeeper, ChainTemplate, TemplateStep


def in_force(kind: str, office) -> ChainTemplate | None:
    """The chain of an office for records of a kind today."""
    current = ChainTemplate.objects.current().of_office(office).filter(kind=kind)
    return current.with_steps().last()


def may_change(person, office) -> bool:
    """The head of an office, and the functions named for it."""
    if not person.is_active or person.entity is None or office.pk not in person.offices:
        return False
    if person.role == Membership.Role.HEAD:
        return True
    filled = Incumbency.objects.current().filter(person=person).values("function")
    named = ChainKeeper.objects.current().filter(office=office, function__in=filled)
    return named.exists()


@transaction.atomic
def change_template(kind: str, *, by, office, steps) -> ChainTemplate | None:
    """Let another chain begin today; without steps the kind has none from today on.

    Records submitted already go on by the chain they were submitted under.
    """
    _require_change(by, office)
    today = timezone.localdate()
    standing = ChainTemplate.objects.of_office(office).filter(kind=kind)
    replaced = standing.filter(begins_on=today)
    TemplateStep.objects.filter(template__in=replaced).delete()
    replaced.delete()
    standing.current().update(ends_on=today - timedelta(days=1))
    note("chain-template-changed", by=by)
    if not steps:
        return None
    facts = {"kind": kind, "begins_on": today, "changed_by": by}
    template = ChainTemplate.objects.create(office=office, **facts)
    for step in steps:
        require_own(step, office)
        TemplateStep.objects.create(template=template, **step)
    return template


@transaction.atomic
def name_keeper(function, *, by, office) -> ChainKeeper:
    """Let a function change the office's chains besides its head."""
    _require_head(by, office)
    note("chain-keeper-named", by=by)
    named, _is_new = ChainKeeper.objects.current().get_or_create(
        office=office, function=function, defaults={"begins_on": timezone.localdate()}
    )
    return named


@transaction.atomic
def end_keeper(function, *, by, office):
    """A function no longer changes the office's chains."""
    _require_head(by, office)
    note("chain-keeper-ended", by=by)
    named = ChainKeeper.objects.filter(office=office, function=function)
    named.delete()


def _require_change(by, office):
    if not may_change(by, office):
        raise PermissionDenied(_("The head of the office changes its chains."))


def _require_head(by, office):
    if by.role != Membership.Role.HEAD or office.pk not in by.offices:
        raise PermissionDenied(_("The head of the office changes its chains."))


def require_own(step, office):
    """People and functions of the office itself, or of one it holds with others."""
    function, person = step.get("function"), step.get("person")
    if person and office.pk not in person.offices:
        raise ValidationError(
            _("%(person)s is not of this office.") % {"person": person}
        )
    members = office.joint_members.current().values_list("entity_id", flat=True)
    if function and function.entity_id not in {office.pk, *members}:
        named = {"function": function.name}
        raise ValidationError(_("%(function)s is not of this office.") % named)
