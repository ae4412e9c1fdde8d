"""Writing the ledger.  Each entry goes in with the act it tells of, or neither does."""

from .models import Disclosure, Event


def note(kind: str, *, by, of=None, about=None) -> None:
    """Write down that `by` did something: to the record of marking `of`, or to the
    account or the place of the person it is `about`."""
    Event.objects.create(kind=kind, by=by, entity=by.entity, of=of, about=about)


def disclose(*, by, channel: str, refs) -> None:
    """Write down what one answer showed: a row for the answer, not for each record."""
    shown = sorted(set(refs))
    if shown:
        Disclosure.objects.create(by=by, entity=by.entity, channel=channel, refs=shown)
