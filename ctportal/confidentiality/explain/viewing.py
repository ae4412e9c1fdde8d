"""View as: what a person of an organization sees of one's own office's records."""

from dataclasses import dataclass

from ctportal.people.models import CommunityMember, Entity, JointMember

from .. import keys
from ..models import SealedValue


@dataclass(frozen=True)
class Standpoint:
    """Anybody of an organization, cleared so far.

    Who belongs to a group or fills a function in person may see more.
    """

    entity: Entity
    classification: int

    @property
    def holding(self) -> keys.Holding:
        joint = JointMember.objects.current().joint_with(self.entity.pk)
        groups = CommunityMember.objects.current().filter(entity=self.entity)
        return keys.Holding(
            offices={self.entity.pk, *joint.values_list("joint_id", flat=True)},
            communities=groups.values("community_id"),
            functions=(),
            classification=self.classification,
        )

    @property
    def audiences(self):
        """The audiences that are open from here today."""
        return keys.opened_by(self.holding).values("audience_id")


@dataclass(frozen=True)
class Sight:
    """One record as it is seen, or not, from a standpoint."""

    record: object
    is_seen: bool
    # The names of its fields that are not shared there.
    kept: list[str]


def seen_from(standpoint: Standpoint, records) -> list[Sight]:
    """Each record with whether it is seen from there, and without which fields."""
    records = list(records)
    wanted = {record.audience_id for record in records}
    opened = set(
        keys.opened_by(standpoint.holding)
        .filter(audience_id__in=wanted)
        .values_list("audience_id", flat=True)
    )
    shared = _values_shared(standpoint, records)
    return [
        Sight(record, record.audience_id in opened, list(_kept(record, shared)))
        for record in records
    ]


def _values_shared(standpoint, records) -> set[tuple]:
    """The sealed values that are open from there, each by its record and field."""
    of = [record.pk for record in records if record.sealed]
    if not of:
        return set()
    values = SealedValue.objects.locked().filter(of__in=of)
    shared = values.filter(audience__in=standpoint.audiences)
    return set(shared.values_list("of_id", "field"))


def _kept(record, shared):
    for name in record.sealed:
        if (record.pk, name) not in shared:
            yield record._meta.get_field(name).verbose_name
