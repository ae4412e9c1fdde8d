"""Who outside one's own offices reads what a page shows, for its ribbon."""

from django.db.models import Q
from django.utils import timezone

from ctportal.reference.querysets import in_force

from .models import Key


def receivers(audiences, person) -> list[str]:
    """The readers that these audiences let in today: organizations, then groups.

    Asked for records of the person's own offices only: nobody else is told.
    """
    keys = Key.objects.filter(
        in_force(timezone.localdate()), audiences__in=audiences
    ).exclude(Q(entity__in=person.offices, community=None, function=None))
    named = keys.select_related("entity", "community", "function")
    by_breadth = sorted(named.distinct(), key=_breadth)
    return list(dict.fromkeys(str(key.reader) for key in by_breadth))


def _breadth(key):
    return bool(key.community_id), bool(key.function_id), str(key.reader)
