"""Who may open a copy: the rule is asked again for every record in it."""

from collections.abc import Iterable

from ctportal.confidentiality.models import Marking

from .models import Copy


def markings_in(copies: Iterable[Copy], person) -> dict[str, Marking]:
    """The markings, by reference, of those records that `person` may still read."""
    refs = {ref for copy in copies for ref in copy.refs}
    markings = Marking.objects.readable_by(person).filter(ref__in=refs)
    return {marking.ref: marking for marking in markings.select_related("holder")}


def is_open(copy: Copy, readable: dict[str, Marking]) -> bool:
    """Whether a copy may be opened by who may read these."""
    return copy.closed_at is None and readable.keys() >= set(copy.refs)
