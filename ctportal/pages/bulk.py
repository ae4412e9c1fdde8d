"""One act on several rows of a list: ticked, confirmed, answered row by row.

A row that the person may not read is answered like one that never was.  Each row is
acted on in a transaction of its own, with its own event: where one is refused, the
others are done all the same.  A sending repeated is led to what the first one did.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from . import address

MOST = 100
# Results that a person may still look at; kept with their session, without a title.
KEPT = 5
KEPT_AS = "done_to_rows"


@dataclass(frozen=True)
class BulkAction:
    """What may be done to each of several rows.

    `act(record, form, by=…)` is an action; what it answers in words is told of the row.
    `form(posted, by=…)` asks for the rest.  `preview(records, form, by=…)` says, with
    the template beside it, what would come of it, before anybody is sure.
    """

    code: str
    label: str | Promise
    done: str | Promise
    act: Callable[..., Any]
    offered_to: Callable[[Any], bool]
    may: Callable[[Any, Any], bool]
    form: Callable[..., Any] | None = None
    note: str | Promise = ""
    refused_with: tuple[type[Exception], ...] = ()
    preview: Callable[..., dict] | None = None
    preview_template: str = ""
    # The kinds of records it is offered for, where it is not for all.
    kinds: frozenset[str] | None = None

    @property
    def is_previewed(self) -> bool:
        return self.preview is not None


# Offered on every list of records.
registered: list[BulkAction] = []


@dataclass(frozen=True)
class Row:
    """A row that was ticked, or named in its place: with no record it is not there."""

    ref: str
    record: Any
    may: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of one row."""

    ref: str
    is_done: bool
    said: str


def offered(own: Iterable[BulkAction], kind: str, person) -> list[BulkAction]:
    """What this person may try on a list: its own acts, and those for its records."""
    fit = [a for a in registered if kind and (a.kinds is None or kind in a.kinds)]
    return [action for action in (*own, *fit) if action.offered_to(person)]


def answer(request, listing):
    """First what would be done to which rows, then, surely, what was done to each."""
    action = _action_asked(request, listing)
    refs = list(dict.fromkeys(request.POST.getlist("row")))[:MOST]
    if not refs:
        messages.error(request, _("Tick at least one row."))
        return HttpResponseRedirect(listing.here)
    rows = _rows(listing, refs, action, request.user)
    posted = request.POST if "asked" in request.POST else None
    form = action.form(posted, by=request.user) if action.form else None
    is_ready = form is None or form.is_valid()
    if "sure" in request.POST and is_ready:
        outcomes = [_outcome(row, action, form, request.user) for row in rows]
        return HttpResponseRedirect(_kept(request, listing, action, outcomes))
    return _confirmation(request, listing, action, rows, form, is_ready)


def told(request, listing):
    """What was done to each row by an act of this session; None where none was."""
    kept = request.session.get(KEPT_AS, {}).get(request.GET["done"])
    if kept is None:
        return None
    outcomes = [Outcome(**outcome) for outcome in kept["outcomes"]]
    found = _found(listing, [outcome.ref for outcome in outcomes])
    request.shown.extend(found.values())
    answered = {
        "listing": listing,
        "label": kept["label"],
        "rows": [(outcome, found.get(outcome.ref)) for outcome in outcomes],
        "done": sum(outcome.is_done for outcome in outcomes),
    }
    return TemplateResponse(request, "lists/done.html", answered)


def _action_asked(request, listing) -> BulkAction:
    asked = request.POST.get("act")
    known = {action.code: action for action in listing.bulk_offered}
    if asked not in known:
        raise PermissionDenied(_("Your function does not include this."))
    return known[asked]


def _found(listing, refs) -> dict:
    """The records of these references among those the list may show this person."""
    asked = [ref for ref in refs if ref.isprintable()]
    return {record.ref: record for record in listing.readable.filter(ref__in=asked)}


def _rows(listing, refs, action, person) -> list[Row]:
    found = _found(listing, refs)
    return [
        Row(ref, found[ref], action.may(person, found[ref]))
        if ref in found
        else Row(ref, None)
        for ref in refs
    ]


def _outcome(row, action, form, person) -> Outcome:
    if row.record is None:
        return Outcome(row.ref, False, _("There is no such record."))
    try:
        with transaction.atomic():
            said = action.act(row.record, form, by=person)
    except ValidationError as refused:
        return Outcome(row.ref, False, " ".join(refused.messages))
    except (PermissionDenied, *action.refused_with) as refused:
        return Outcome(row.ref, False, str(refused) or _("Refused."))
    return Outcome(row.ref, True, said if isinstance(said, str) else str(action.done))


def _confirmation(request, listing, action, rows, form, is_ready):
    records = [row.record for row in rows if row.may]
    request.shown.extend([row.record for row in rows])
    answered = {
        "listing": listing,
        "action": action,
        "rows": rows,
        "count": len(records),
        "form": form,
        "is_ready": is_ready,
    }
    if action.preview and is_ready:
        answered |= action.preview(records, form, by=request.user)
    return TemplateResponse(request, "lists/bulk.html", answered)


def _kept(request, listing, action, outcomes) -> str:
    """Where the results stand, for this session alone."""
    key = secrets.token_urlsafe(9)
    kept = request.session.get(KEPT_AS, {})
    latest = dict(list(kept.items())[1 - KEPT :])
    told = {"label": str(action.label), "outcomes": [asdict(one) for one in outcomes]}
    request.session[KEPT_AS] = latest | {key: told}
    return listing.path + address.changed(listing.query, done=key)
