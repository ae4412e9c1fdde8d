"""A record and all it consists of, held still: what is judged is what then goes out."""

from collections import defaultdict

from ctportal.confidentiality import finding
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.models import Marking, Record
from ctportal.confidentiality.turns import held

from . import fingerprints


def hold_still(record: Record, *, by) -> Record:
    """The record as it stands, of which nobody changes a part, or adds one, until the
    transaction ends.

    The record comes first, as whoever rearranges it takes it first too.  Its parts are
    looked up again once nobody adds to them any more.
    """
    _hold(type(record), [record.pk], record, by=by)
    stands = finding.record_of(record.marking, by)
    # Whoever attaches a file to one of these holds its marking.
    markings = {part.number for part in fingerprints.parts_of(stands, by)}
    _hold(Marking, markings, record, by=by, no_key=True)
    for model, numbers in _rows(fingerprints.parts_of(stands, by)):
        _hold(model, numbers, record, by=by)
    return finding.record_of(record.marking, by)


def _hold(model, numbers, record, **how):
    if len(held(model, numbers, **how)) < len(set(numbers)):
        raise ChangedMeanwhile(record.ref)


def _rows(parts) -> list[tuple]:
    """What is held for each part, by its kind: always in the same order."""
    rows = defaultdict(set)
    for part in parts:
        rows[type(part.bears)].add(part.bears.pk)
    return sorted(rows.items(), key=lambda row: row[0].kind)
