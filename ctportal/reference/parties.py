"""How States stand to instruments, from a file that somebody filled in by a source."""

import csv
from datetime import date

from django.db import transaction

from .models import Instrument, PartyStatus, State

COLUMNS = ("instrument", "state", "signed_on", "act", "bound_on", "reservations")
COLUMNS += ("as_of", "source")
NEEDED = ("instrument", "state", "as_of", "source")


class Unusable(ValueError):
    """A file that cannot be taken in; `reasons` say why, row by row."""

    def __init__(self, reasons):
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def read(file) -> list[PartyStatus]:
    """The rows of a CSV file, each as it would be stored; all of them or none."""
    known = {
        "instrument": {str(i.number): i for i in Instrument.objects.all()},
        "state": {state.iso3: state for state in State.objects.all()},
    }
    found, reasons = [], []
    rows = csv.DictReader(file)
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise Unusable([f"No column {name}." for name in missing])
    for number, row in enumerate(rows, start=2):
        try:
            found.append(_status(row, known))
        except ValueError as reason:
            reasons.append(f"Row {number}: {reason}")
    if reasons:
        raise Unusable(reasons)
    return found


@transaction.atomic
def store(statuses) -> int:
    """Keep what was read; what is told anew for the same day replaces the former."""
    PartyStatus.objects.bulk_create(
        statuses,
        update_conflicts=True,
        unique_fields=["instrument", "state", "as_of"],
        update_fields=["signed_on", "act", "bound_on", "reservations", "source"],
    )
    return len(statuses)


def _status(row, known) -> PartyStatus:
    said = {name: (row[name] or "").strip() for name in COLUMNS}
    for name in NEEDED:
        if not said[name]:
            raise ValueError(f"{name} is empty.")
    for name, rows in known.items():
        if said[name] not in rows:
            raise ValueError(f"{name} {said[name]} is not known.")
        said[name] = rows[said[name]]
    for name in ("signed_on", "bound_on", "as_of"):
        said[name] = _day(name, said[name])
    if said["act"] not in ("", *PartyStatus.Act.values):
        raise ValueError(f"act {said['act']} is not known.")
    if bool(said["act"]) != bool(said["bound_on"]):
        raise ValueError("act and bound_on stand together or not at all.")
    return PartyStatus(**said)


def _day(name, text):
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"{name} {text} is no day like 2026-05-14.") from None
