"""From what is known of a marking to the audience stored with it."""

import json
import secrets
from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _
from psycopg2.extras import Json

from .. import identity
from ..audiences import (
    BY_NAME,
    Answered,
    Facts,
    Member,
    Released,
    Requested,
    audience_of,
    classification_of,
)

# No letter that looks like a digit, no vowel that makes a word.
ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ"


def remark(markings, *, by):
    """Work out anew who may read, from all that is known of each marking."""
    facts = facts_of([marking.pk for marking in markings])
    for marking in markings:
        known = facts.get(marking.pk)
        if known is None:
            raise PermissionDenied(
                _("Only the originating office changes this record.")
            )
        marking.audience_id = intern(audience_of(known))
        marking.classification = classification_of(known)
        _call(
            "SELECT set_audience(%s, %s, %s::smallint)",
            [marking.pk, marking.audience_id, marking.classification],
        )


def intern(keys) -> int:
    """The number of the audience that these keys open; made if there was none."""
    wanted = sorted((asdict(key) for key in keys), key=str)
    found = _call("SELECT intern_audience(%s)", [_json(wanted)])[0][0]
    identity.forget_open_audiences()
    return found


def draw_ref(prefix: str) -> str:
    """A reference nobody can guess from another: `R-7F3K2Q`."""
    return f"{prefix}-" + "".join(secrets.choice(ALPHABET) for _digit in range(6))


def store(marking, prefix: str, attempts=3):
    """Keep a new marking under a reference that no other bears.

    Only the attempt tells: nobody may ask which references there are.
    """
    marking.ref = draw_ref(prefix)
    try:
        with transaction.atomic():
            marking.save(force_insert=True)
    except IntegrityError:
        if attempts == 1:
            raise
        store(marking, prefix, attempts - 1)


def facts_of(ids) -> dict[int, Facts]:
    """All that decides on these markings, of those one's own office holds."""
    rows = _call("SELECT marking_id, facts FROM facts_of(%s)", [ids])
    return {pk: facts_from(json.loads(told)) for pk, told in rows}


def told_of_holder(holder) -> dict:
    """What the rule needs to know of who holds a record."""
    return json.loads(_call("SELECT holder_facts(%s)", [holder.pk])[0][0])


def told_of_release(release) -> dict:
    """What the rule needs to know of a release that is not stored yet."""
    reader = [release.entity_id, release.community_id, release.function_id]
    members = _call("SELECT let_in(%s, %s, %s)", reader)[0][0]
    return {
        "entity": release.entity_id,
        "community": release.community_id,
        "function": release.function_id,
        "begins_on": release.begins_on,
        "ends_on": release.ends_on,
        "basis": release.basis,
        "is_agreed": release.basis in BY_NAME and release.ground != "",
        "members": json.loads(members),
    }


def told_of_request(request) -> dict:
    """Whom a request strikes, as the entities are today."""
    rows = _call("SELECT told FROM requests_told(%s) AS told", [[request.pk]])
    if not rows:
        raise PermissionDenied(_("Only the originating office changes this record."))
    return json.loads(rows[0][0])


def as_released(release) -> Released:
    """An unsaved release as the rule sees it."""
    return _released(told_of_release(release))


def facts_from(told) -> Facts:
    """What the database tells of a marking, as the rule takes it."""
    known = {
        "consents": tuple(Answered(**said) for said in told["consents"]),
        "releases": tuple(_released(release) for release in told["releases"]),
        "requests": tuple(_requested(request) for request in told["requests"]),
    }
    lists = {name: tuple(told[name]) for name in ("offices", "officers")}
    return Facts(**told | lists | known)


def _released(told) -> Released:
    members = tuple(Member(**member) for member in told["members"])
    return Released(**told | {"members": members})


def _requested(told) -> Requested:
    lists = {name: tuple(told[name]) for name in ("against", "spared")}
    return Requested(**told | lists)


def _json(value):
    return Json(value, dumps=lambda found: DjangoJSONEncoder().encode(found))


def _call(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
