"""What a merge would do, before it is done."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ctportal.confidentiality import merging as marks
from ctportal.confidentiality.models import Link
from ctportal.people.models import Classification

from ..alignment import likeness
from .moving import registered

# Of the records to choose from, those that read most alike.
AT_MOST = 50


@dataclass(frozen=True)
class Moved:
    """How many rows of one sort would go to the kept record."""

    name: str
    count: int


@dataclass(frozen=True)
class Preview:
    moved: list[Moved]
    stricter: marks.Stricter

    @property
    def classification(self) -> str:
        return Classification(self.stricter.classified_as).label

    @property
    def losing(self) -> list[str]:
        """Whose release ends, because the other record is not released to them."""
        return [str(release.reader) for release in self.stricter.releases]


def of(kept, other) -> Preview:
    return Preview(_moved(other), marks.stricter(kept.marking, other.marking))


def alike(record, person) -> list:
    """The records that it may be merged with, the most alike first."""
    rows = type(record).objects.readable_by(person).held_by(person.entity)
    rows = rows.of_state(record.marking.state).exclude(pk=record.pk)
    rows = rows.filter(marking__holder=record.holder).order_by("-created_at", "ref")
    found = list(rows.for_table().unsealed_for(person)[: 4 * AT_MOST])
    said = _said(record)
    return sorted(found, key=lambda one: -likeness(said, _said(one)))[:AT_MOST]


def _said(record) -> str:
    return f"{record} {record.text}"


def _moved(other) -> list[Moved]:
    counts = {}
    for model, field in registered:
        target = model._meta.get_field(field).related_model
        if isinstance(other, target) or target is type(other.marking):
            name = _called(model)
            found = model.objects.filter(**{field: other.pk}).count()
            counts[name] = counts.get(name, 0) + found
    return [Moved(name, count) for name, count in counts.items() if count]


def _called(model) -> str:
    if issubclass(model, Link):
        return _("ties to other records")
    return str(model._meta.verbose_name)
