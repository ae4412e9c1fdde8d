"""What a record said before, change by change, and taking a former value back."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ctportal.pages.columns import in_words

from . import policy
from .actions import save_record
from .models import Marking, Record, Revision

# Changes that one page shows; older ones are kept all the same.
AT_MOST = 200


@dataclass(frozen=True)
class Change:
    """A field that somebody changed, and what it had said until then."""

    at: datetime
    name: str
    field: str
    label: str
    former: str
    may_revert: bool

    @property
    def words(self) -> list[tuple[str, str]]:
        """What a form says to name this change."""
        return [("field", self.field), ("at", self.at.isoformat())]


def changes_of(record, person) -> list[Change]:
    """The former values that this person may read, newest first.

    Those of a sealed value are read by who may read that value.
    """
    may_revert = policy.can_change(person, record, *policy.KEEPERS)
    revisions = _revisions_of(record, person).select_related("replaced_by")
    return [
        Change(
            at=revision.replaced_at,
            name=revision.replaced_by.name,
            field=revision.field,
            label=str(record._meta.get_field(revision.field).verbose_name),
            former=_said(record._meta.get_field(revision.field), revision.former),
            may_revert=may_revert and may_be_reverted(record, revision.field),
        )
        for revision in revisions[:AT_MOST]
    ]


def may_be_reverted(record, name) -> bool:
    """What people type; what an action decided is changed by that action alone."""
    return name in record.sealable and record._meta.get_field(name).editable


@transaction.atomic
def revert(record, *, field, at, by):
    """Give one field the value back that it had until a moment."""
    policy.require_holder(by, record, *policy.KEEPERS)
    if not may_be_reverted(record, field):
        raise PermissionDenied
    revisions = _revisions_of(record, by)
    former = get_object_or_404(revisions, field=field, replaced_at=at).former
    value = record._meta.get_field(field).clean(former, record)
    return save_record(record, by=by, event="reverted", **{field: value})


def _revisions_of(record, person):
    bearers = [record.pk, *(value.pk for value in record.opened.values())]
    return Revision.objects.readable_by(person).filter(of__in=bearers)


def _said(field, former) -> str:
    if former is None or former == "":
        return _("nothing")
    if field.is_relation:
        return _named(field.related_model, former)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(former, former))
    return in_words(field.to_python(former))


def _named(model, number) -> str:
    """The name of what a field was tied to, unless that is itself a record's."""
    if issubclass(model, Record | Marking):
        return "–"
    return str(model.objects.filter(pk=number).first() or "–")
