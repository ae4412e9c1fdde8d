"""View as: what a person of an organization sees of one's own office's records."""

from dataclasses import dataclass

from ctportal.people.models import CommunityMember, Entity, JointMember

from .. import keys


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


def seen_from(standpoint: Standpoint, records) -> list[tuple]:
    """Each record with whether it is seen from there."""
    records = list(records)
    wanted = {record.audience_id for record in records}
    opened = set(
        keys.opened_by(standpoint.holding)
        .filter(audience_id__in=wanted)
        .values_list("audience_id", flat=True)
    )
    return [(record, record.audience_id in opened) for record in records]
