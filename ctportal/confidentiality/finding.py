"""From markings to the records that bear them, of whichever kind, under the rule."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from .models import Marking, Record


def kinds() -> dict[str, type[Record]]:
    """Every kind of record, by the word its markings use."""
    return {m.kind: m for m in apps.get_models() if issubclass(m, Record)}


def records_of(markings: Iterable, person) -> list[Record]:
    """The records of these markings that `person` may read, in the same order."""
    markings = list(markings)
    found = {}
    models = kinds()
    for kind in {marking.kind for marking in markings}:
        ids = [marking.pk for marking in markings if marking.kind == kind]
        rows = models[kind].objects.readable_by(person).for_table().filter(pk__in=ids)
        found |= {record.pk: record for record in rows.unsealed_for(person)}
    return [found[marking.pk] for marking in markings if marking.pk in found]


def titled(markings: QuerySet) -> QuerySet:
    """Markings with the title of the record each bears, else its ref."""
    empty, ref = Value(""), F("ref")
    said = Coalesce(*_field_of_records("title"))
    return markings.annotate(title=Coalesce(NullIf(said, empty), ref))


def standing(markings: QuerySet) -> QuerySet:
    """Markings with the status of the record each bears; empty where it has none."""
    said = (*_field_of_records("status"), Value(""))
    return markings.annotate(status=Coalesce(*said, output_field=CharField()))


def _field_of_records(name) -> list[Subquery]:
    """A field of the record a marking is borne by, asked of every kind that has it."""
    return [
        Subquery(model.objects.filter(pk=OuterRef("pk")).values(name)[:1])
        for model in kinds().values()
        if any(field.name == name for field in model._meta.fields)
    ]


def kind_named(kind: str) -> str:
    """What people call records of a kind."""
    return str(kinds()[kind]._meta.verbose_name)


def status_named(kind: str, status: str) -> str:
    """A status of a kind of record, in words."""
    statuses = dict(kinds()[kind]._meta.get_field("status").flatchoices)
    return str(statuses.get(status, status))


def record_of(marking, person) -> Record | None:
    """The record of one marking, if `person` may read it."""
    return next(iter(records_of([marking], person)), None)


def record_marked(number, person) -> Record | None:
    """The record whose marking has this number, if `person` may read it."""
    markings = Marking.objects.readable_by(person).filter(pk=number)
    return next(iter(records_of(markings, person)), None)
