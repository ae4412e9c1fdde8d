"""Changing records: what is seen of them, and what is locked away from some."""

from django.db import models, transaction
from django.utils import timezone

from ctportal.ledger.actions import note

from .. import policy
from ..models import Revision, SealedValue


class ChangedMeanwhile(Exception):
    """Somebody else changed the record since it was read."""


@transaction.atomic
def save_record(record, *, by, event="changed", **fields):
    """Change fields of a record, unless somebody did since it was read.

    A sealed field's new value goes to where the old one is locked away: nothing that
    others see of the record moves for it, and who cannot see it does not change it.
    """
    policy.require_holder(by, record)
    fields |= record.consequences(fields)
    stored = _stored(record, by)
    locked = {name: fields.pop(name) for name in stored.sealed if name in fields}
    is_settled = _save_locked(record, locked, by=by) if locked else False
    changed = {n: said for n, said in fields.items() if _differs(stored, n, said)}
    if changed or not is_settled:
        keep_former(stored, changed, by=by)
        save_row(stored, by=by, **changed)
        note(f"{record.kind}-{event}", by=by, of=record.marking)
    for name, said in fields.items():
        setattr(record, name, said)
    record.version = stored.version
    return record


def save_row(stored, *, by, **fields):
    """Write fields of a row that is held still, under its next version."""
    stored.version += 1
    told = {"version": stored.version, "changed_by": by, "changed_at": timezone.now()}
    type(stored).objects.filter(pk=stored.pk).update(**fields, **told)


def keep_former(stored, names, *, by):
    """Keep what a row said in these fields, under its own marking."""
    Revision.objects.bulk_create(
        Revision(
            of_id=stored.pk,
            field=name,
            former=_plain(stored, name),
            version=stored.version,
            replaced_by=by,
        )
        for name in names
    )


def _stored(record, by):
    """The row as it stands, held still; it must be the version that was read."""
    rows = type(record).objects.readable_by(by).select_for_update(of=("self",))
    stored = rows.filter(pk=record.pk, version=record.version).first()
    if stored is None:
        raise ChangedMeanwhile(record.ref)
    return stored


def _save_locked(record, fields, *, by) -> bool:
    """Change what is locked away, as far as this person sees it; whether any moved."""
    values = SealedValue.objects.readable_by(by).locked()
    values = values.filter(of=record.pk, field__in=fields)
    held = values.select_for_update(of=("self",))
    moved = [_change(value, record, fields[value.field], by=by) for value in held]
    return any(moved)


def _change(value, record, said, *, by) -> bool:
    read = record.opened.get(value.field, value)
    if read.version != value.version:
        raise ChangedMeanwhile(record.ref)
    if record._meta.get_field(value.field).to_python(value.value) == said:
        return False
    Revision.objects.create(
        of_id=value.pk,
        field=value.field,
        former=value.value,
        version=value.version,
        replaced_by=by,
    )
    save_row(value, by=by, value=said)
    note("sealed-value-changed", by=by, of=value.marking)
    value.value = said
    record.opened[value.field] = value
    setattr(record, value.field, said)
    return True


def _differs(stored, name, said) -> bool:
    said = said.pk if isinstance(said, models.Model) else said
    return _plain(stored, name) != said


def _plain(stored, name):
    """A field's value as it is stored: of a tie to another row, its number."""
    return getattr(stored, stored._meta.get_field(name).attname)
