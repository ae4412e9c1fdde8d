"""Writing the ledger.  Each entry goes in with the act it tells of, or neither does."""

from .models import Disclosure, Event


def note(kind: str, *, by, of=None) -> None:
    """Write down that `by` did something, to the record of marking `of` if any."""
    Event.objects.create(kind=kind, by=by, entity=by.entity, of=of)


def disclose(*, by, channel: str, refs) -> None:
    """Write down what one answer showed: a row for the answer, not for each record."""
    shown = sorted(set(refs))
    if shown:
        Disclosure.objects.create(by=by, entity=by.entity, channel=channel, refs=shown)
