"""Writing the notebook of a visit, and sending its lines to the report."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from assessments.models import Recommendation
from ctportal.confidentiality.actions import (
    cover,
    leave_circle,
    open_record,
    reclassify,
    save_record,
)
from ctportal.ledger.actions import note

from .. import releases, results
from ..delegations import require_writer
from ..merging import settle
from ..models import VisitResult
from ..wording import own_title, title_of
from .confidentiality import ask_confidentiality, join_requests, requests_on_new
from .locking import lock

Status = Recommendation.Status


@transaction.atomic
def write_line(
    visit, *, by, confidential=False, state=None, typed_as: UUID | None = None, **facts
) -> Recommendation:
    """Store one line as a draft of the delegation.

    The `facts` are a recommendation's: a text and a theme at least.  Of several States,
    `state` is the one it is for.  A confidential one joins the visit's request before
    it is stored.  One sent twice, known by what its page drew for it, is stored once.
    """
    require_writer(by, visit)
    lock(visit)
    if stored := _stored(visit, typed_as, by):
        return stored
    state = state or visit.marking.state
    line = open_record(
        Recommendation,
        by=by,
        state=state,
        holder=visit.holder,
        circle=visit.delegation,
        requests=requests_on_new(
            visit, Recommendation.kind, by=by, is_marked=confidential, state=state
        ),
        assessment=results.report_of(visit, by, state),
        **_complete(facts),
    )
    _place(line, visit, typed_as)
    return line


@transaction.atomic
def change_line(visit, line, *, by, version=None, confidential=False, **facts):
    """Change a line; a mark of confidentiality is never taken off.

    What somebody else has changed since `version` stays as they have it, unless these
    facts say something else again: that raises Clashing, and nothing is stored.
    """
    require_writer(by, visit)
    typed = {name: said for name, said in facts.items() if name not in line.not_shared}
    changed = settle(line, typed, version or line.version_read, by)
    if confidential and not is_in_request(line):
        kept = [line, *results.made_from([line], by)]
        asked = ask_confidentiality(visit, by=by, state=line.marking.state)
        cover(kept, request=asked, by=by)
    if {"title", "text"} & changed.keys():
        own = changed.get("title", own_title(line.title, line.text))
        changed["title"] = own or title_of(changed.get("text", line.text))
    return save_record(line, by=by, **changed) if changed else line


@transaction.atomic
def classify_line(visit, line, *, by, classification, reason):
    """Mark a line as another classification."""
    require_writer(by, visit)
    reclassify(line, by=by, classification=classification, reason=reason)


@transaction.atomic
def send_lines(visit, *, by) -> list[Recommendation]:
    """Send every draft line to the report, with the releases of the visit's step.

    What was made from a line, a need or a document, goes with it.
    """
    require_writer(by, visit)
    lock(visit)
    lines = list(results.drafts_of(visit, by))
    join_requests(visit, [*lines, *results.made_from(lines, by)], by)
    for line in lines:
        save_record(line, by=by, event="sent", status=Status.OPEN)
    made = [r for r in results.made_from(lines, by) if r.marking.circle_id]
    leave_circle(
        [*lines, *made],
        by=by,
        releases_for=lambda record: releases.of_results(visit, record),
    )
    if lines:
        note("visit-lines-sent", by=by, of=visit.marking)
    return lines


def _complete(facts) -> dict:
    """What a line is stored with: its own title or the text's beginning."""
    title = facts.get("title") or title_of(facts["text"])
    return {"needs_assistance": False} | facts | {"title": title}


def _place(line, visit, typed_as):
    """Put a line last in the notebook."""
    VisitResult.objects.create(
        visit=visit,
        record=line.marking,
        position=next_position(visit),
        typed_as=typed_as,
    )


def is_in_request(line) -> bool:
    """Whether a confidentiality request covers this line, as far as one may know."""
    return line.marking.requests.in_force().exists()


def _stored(visit, typed_as, person):
    """The line that a page has sent before; also one withdrawn since."""
    if typed_as is None:
        return None
    lines = results.of_visit(Recommendation, visit, person)
    return lines.filter(marking__of_visits__typed_as=typed_as).first()


def next_position(visit):
    last = VisitResult.objects.filter(visit=visit).aggregate(last=Max("position"))
    return (last["last"] or 0) + 1
