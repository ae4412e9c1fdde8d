"""One after the other: what two people do to one visit at the same moment."""

from ..models import Visit


def lock(visit):
    """Wait until nobody else writes to this visit, until the transaction ends."""
    Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
