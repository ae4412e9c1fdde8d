"""Putting sealed values back into rows, as far as their reader may read each.

In the place of the others a text says so, in one fixed word for every reason; a date or
a number is simply not there.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.apps import apps
from django.db import models

from ctportal.pages.columns import not_shared

AT_ONCE = 2000
EVERY = models.Q()


def put_back_in(rows: Iterable, person, only=EVERY):
    """One query for all the rows, and none where nothing is sealed."""
    sealed = [row for row in rows if getattr(row, "sealed", None)]
    if not sealed:
        return
    values = values_of({row.pk for row in sealed}, person, only)
    for row in sealed:
        for name in row.sealed:
            _put_back(row, name, values.get((row.pk, name)))


def in_chunks(rows: Iterable, put_back: Callable, size=None) -> Iterator:
    """Rows that are read as they come, put right so many at a time."""
    while chunk := list(islice(rows, size or AT_ONCE)):
        put_back(chunk)
        yield from chunk


def values_of(ids: Iterable, person, only=EVERY) -> dict:
    """The values sealed from these records that a person may read, by field."""
    locked = apps.get_model("confidentiality", "SealedValue").objects.readable_by(
        person
    )
    found = locked.filter(only, of__in=ids, put_back_at=None)
    found = found.select_related("marking__holder", "changed_by")
    return {(value.of_id, value.field): value for value in found}


def _put_back(row, name, value):
    field = row._meta.get_field(name)
    if value is not None:
        row.opened[name] = value
        setattr(row, name, field.to_python(value.value))
    elif isinstance(field, models.CharField | models.TextField):
        setattr(row, name, not_shared())
