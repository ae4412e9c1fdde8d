"""Putting sealed values back into rows, as far as their reader may read each.

In the place of the others a text says so, in one fixed word for every reason; a date or
a number is simply not there.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

AT_ONCE = 2000


def put_back_in(rows: Iterable, person):
    """One query for all the rows, and none where nothing is sealed."""
    sealed = [row for row in rows if getattr(row, "sealed", None)]
    if not sealed:
        return
    values = _values_of({row.pk for row in sealed}, person)
    for row in sealed:
        for name in row.sealed:
            _put_back(row, name, values.get((row.pk, name)))


def put_back_in_chunks(rows: Iterable, person, size=None) -> Iterator:
    """The same for rows that are read as they come."""
    while chunk := list(islice(rows, size or AT_ONCE)):
        put_back_in(chunk, person)
        yield from chunk


def not_shared() -> str:
    """What stands in the place of a value that its reader does not have."""
    return _("Not shared")


def _values_of(ids, person):
    locked = apps.get_model("confidentiality", "SealedValue").objects.readable_by(
        person
    )
    found = locked.filter(of__in=ids, put_back_at=None)
    found = found.select_related("marking__holder", "changed_by")
    return {(value.of_id, value.field): value for value in found}


def _put_back(row, name, value):
    field = row._meta.get_field(name)
    if value is not None:
        row.opened[name] = value
        setattr(row, name, field.to_python(value.value))
    elif isinstance(field, models.CharField | models.TextField):
        setattr(row, name, not_shared())
