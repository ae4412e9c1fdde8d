"""Taking one value out of a record that others see, and putting it back.

In one transaction the value leaves the record, its search entry and its revisions, and
is locked away under an audience of its own.  The events name the record, never the
words.
"""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from . import closing, finding, policy
from .actions import cover, released_to
from .actions.saving import save_row
from .descent import open_apart, open_from
from .models import SealedValue


@transaction.atomic
def seal(record, field, *, by, requests=(), readers=()) -> SealedValue:
    """Lock one field's value away.

    Under `requests` of the State, those keep it who may read the record and against
    whom none of the requests is directed.  By hand, without a request, the originating
    office keeps it, and the `readers` that are named: entities, communities, functions.
    A value that is sealed already comes under the further requests.
    """
    policy.require_holder(by, record, *policy.KEEPERS)
    closing.taking_out_of_sight()
    stored = _held_still(record, by)
    named = {"by": by, "requests": requests, "readers": readers}
    sealed = [_seal(stored, each, **named) for each in _saying_the_same(stored, field)]
    for name in stored.sealed:
        setattr(record, name, record.emptied(name))
    record.sealed, record.version = stored.sealed, stored.version
    closing.close_copies([value.marking for value in sealed], by=by)
    return sealed[0]


@transaction.atomic
def put_back(sealed, *, by):
    """Return a value to its record: whoever reads the record reads it again.

    Refused while a State's request stands over it.  Two people decide on this, which is
    for the caller to see to.
    """
    policy.require_holder(by, sealed, *policy.KEEPERS)
    held = SealedValue.objects.readable_by(by).locked().select_for_update(of=("self",))
    sealed = held.get(pk=sealed.pk)
    if sealed.marking.requests.in_force().exists():
        raise ValidationError(_("A confidentiality request stands over this value."))
    stored = _held_still(finding.record_marked(sealed.of_id, by), by)
    value = stored._meta.get_field(sealed.field).to_python(sealed.value)
    remaining = [name for name in stored.sealed if name != sealed.field]
    save_row(stored, by=by, sealed=remaining, **{sealed.field: value})
    save_row(sealed, by=by, value=None, put_back_at=timezone.now())
    _move_revisions(sealed.pk, stored.pk, sealed.field)
    note("value-put-back", by=by, of=stored.marking)


@transaction.atomic
def put_back_freed(markings, *, by):
    """Return those of these values that were sealed for requests which are lifted."""
    freed = SealedValue.objects.readable_by(by).locked().filter(is_by_hand=False)
    for sealed in freed.filter(pk__in=[marking.pk for marking in markings]):
        if not sealed.marking.requests.in_force().exists():
            put_back(sealed, by=by)


def readers_of(record) -> list:
    """Whom the record is released to: they may be left what is taken from others."""
    releases = record.marking.releases.filter(withdrawn_at=None).order_by("pk")
    named = releases.select_related("entity", "community", "function")
    return list(dict.fromkeys(release.reader for release in named if release.reader))


def locked_in(record) -> list[tuple[str, SealedValue]]:
    """The sealed values its reader has, each with its field's name on screen."""
    fields = record._meta.get_field
    return [(fields(n).verbose_name, value) for n, value in record.opened.items()]


def sealable_fields(record) -> dict[str, str]:
    """The fields whose values may still be sealed, each with its name on screen."""
    fields = (record._meta.get_field(name) for name in record.sealable)
    return {f.name: f.verbose_name for f in fields if f.name not in record.sealed}


def _seal(stored, field, *, by, requests, readers) -> SealedValue:
    sealed = _locked_before(stored, field, by)
    if sealed is None:
        sealed = _lock_away(stored, field, by=by, requests=requests, readers=readers)
        closing.follow(sealed)
    for request in requests:
        cover([sealed], request=request, by=by)
    return sealed


def _saying_the_same(stored, field) -> list[str]:
    """The field, and those others that would give its value away, or theirs.

    A title is often the beginning of the text; a day may stand in words besides.
    """
    found, open_to = [field], [n for n in stored.sealable if n not in stored.sealed]
    for name in found:
        twins = stored.sealed_with.get(name, ())
        found += [
            n
            for n in open_to
            if n not in found and (n in twins or _repeats(stored, n, name))
        ]
    return found


def _repeats(stored, name, field) -> bool:
    one, other = (_words(getattr(stored, each)) for each in (name, field))
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _words(value) -> str:
    return value.rstrip("…").strip() if isinstance(value, str) else ""


def _lock_away(stored, field, *, by, requests, readers):
    if field not in stored.sealable:
        raise ValidationError(_("The record cannot do without this."))
    what = {"of": stored.marking, "field": field, "value": getattr(stored, field)}
    if requests:
        sealed = open_from(stored, SealedValue, by=by, **what)
    else:
        releases = [released_to(reader) for reader in readers]
        what["is_by_hand"] = True
        sealed = open_apart(stored, SealedValue, by=by, releases=releases, **what)
    stored.sealed = [n for n in stored.sealable if n in (*stored.sealed, field)]
    save_row(stored, by=by, sealed=stored.sealed, **{field: stored.emptied(field)})
    _move_revisions(stored.pk, sealed.pk, field)
    note("value-sealed", by=by, of=stored.marking)
    return sealed


def _locked_before(stored, field, by) -> SealedValue | None:
    """Where the value is locked away already, for those who may know."""
    if field not in stored.sealed:
        return None
    values = SealedValue.objects.readable_by(by).locked().filter(of=stored.pk)
    found = values.filter(field=field).first()
    if found is None:
        raise ValidationError(_("This value is not shared already."))
    return found


def _held_still(record, by):
    rows = type(record).objects.readable_by(by).select_for_update(of=("self",))
    return rows.select_related("marking").get(pk=record.pk)


def _move_revisions(source, target, field):
    """Former values go where the value goes, those too that the asker cannot see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT move_revisions(%s, %s, %s)", [source, target, field])
