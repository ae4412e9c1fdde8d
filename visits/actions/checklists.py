"""The checklist of a visit, and the templates it is made from."""

import uuid
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.ledger.actions import note
from ctportal.people.models import Membership

from ..delegations import require_keeper
from ..models import ChecklistItem, ChecklistTemplate

Role = Membership.Role
# Who of an office says what is to be done for every visit.
OFFICERS = (Role.CONFIDENTIALITY_OFFICER, Role.HEAD)


def make_checklist(visit):
    """What is to be done for a visit, by the templates in force on this day.

    Nothing is made twice: what was there before stays as it is.
    """
    templates = ChecklistTemplate.objects.current()
    if not visit.is_of_heads:
        templates = templates.filter(is_of_heads=False)
    there = visit.checklist.values("template__code")
    ChecklistItem.objects.bulk_create(
        _item(visit, template) for template in templates.exclude(code__in=there)
    )


@transaction.atomic
def settle_item(item, *, by, on: date | None = None, is_needed=True, reason=""):
    """Say that something was done, or with the reason that it is not needed."""
    require_keeper(by, item.visit)
    if not is_needed and not reason.strip():
        raise ValidationError({"reason": _("Say why it is not needed.")})
    item.settled_on, item.settled_by = on or timezone.localdate(), by
    item.is_needed, item.reason = is_needed, reason.strip()
    return _store(item, "visit-item-settled", by)


@transaction.atomic
def reopen_item(item, *, by):
    """It is to be done after all."""
    require_keeper(by, item.visit)
    item.settled_on = item.settled_by = None
    item.is_needed, item.reason = True, ""
    return _store(item, "visit-item-reopened", by)


def may_change_templates(person) -> bool:
    return person.is_active and person.role in OFFICERS and bool(person.entity)


@transaction.atomic
def change_template(template, *, by, name, counted_from, days, is_of_heads=False):
    """Let something else be done for visits agreed from today on.

    Without a template it is something new.  Checklists there are stay as they are.
    """
    policy.require_role(by, *OFFICERS)
    if template:
        _end(template)
    names = (template.names if template else {}) | {get_language()[:2]: name}
    note("checklist-template-changed", by=by)
    return ChecklistTemplate.objects.create(
        code=template.code if template else _code_for(name),
        names=names if "en" in names else names | {"en": name},
        counted_from=counted_from,
        days=days,
        is_of_heads=is_of_heads,
        begins_on=timezone.localdate(),
    )


@transaction.atomic
def end_template(template, *, by):
    """Nothing like it is to be done for visits agreed from today on."""
    policy.require_role(by, *OFFICERS)
    _end(template)
    note("checklist-template-ended", by=by)


def _item(visit, template):
    item = ChecklistItem(
        visit=visit,
        template=template,
        counted_from=template.counted_from,
        days=template.days,
    )
    item.due_on = item.due_in(visit)
    return item


def _store(item, event, by):
    item.save(update_fields=["settled_on", "settled_by", "is_needed", "reason"])
    note(event, by=by, of=item.visit.marking)
    return item


def _end(template):
    """From today on it is no longer in force, even where it began today."""
    yesterday = timezone.localdate() - timedelta(days=1)
    template.ends_on = yesterday
    template.begins_on = min(template.begins_on or yesterday, yesterday)
    template.save(update_fields=["begins_on", "ends_on"])


def _code_for(name):
    return f"{slugify(name)[:30]}-{uuid.uuid4().hex[:6]}".strip("-")
