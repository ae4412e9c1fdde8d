"""What may stand in a letter to a State: what that State may read already."""

from collections.abc import Iterable

from ctportal.confidentiality.explain import Standpoint, seen_from
from ctportal.people.models import Classification, Entity

CONFIDENTIAL = Classification.CONFIDENTIAL


def readable_by_state(records: Iterable, state) -> list:
    """Those of the records that the State's mission reads today.

    A State without a mission here reads nothing here: what was put before it by
    letter is what is its own, no draft's circle holds and no request keeps from it.
    """
    records = list(records)
    if state is None:
        return []
    missions = list(Entity.objects.filter(kind=Entity.Kind.MISSION, state=state))
    if not missions:
        own = (record for record in records if record.marking.state_id == state.pk)
        return [record for record in own if _is_out(record)]
    seen = {
        sight.record.pk
        for mission in missions
        for sight in seen_from(Standpoint(mission, CONFIDENTIAL), records)
        if sight.is_seen
    }
    return [record for record in records if record.pk in seen]


def _is_out(record):
    marking = record.marking
    if marking.circle_id is not None or marking.classification > CONFIDENTIAL:
        return False
    requests = marking.requests.in_force()
    return not requests.filter(request__binds_state_and_committee=True).exists()
