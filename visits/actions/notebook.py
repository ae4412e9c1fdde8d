"""Writing the notebook of a visit, and sending its lines to the report."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.text import Truncator

from assessments.models import Recommendation
from ctportal.confidentiality.actions import (
    ChangedMeanwhile,
    cover,
    leave_circle,
    open_record,
    save_record,
)
from ctportal.ledger.actions import note

from .. import releases, results
from ..delegations import require_writer
from ..models import VisitResult
from .confidentiality import ask_confidentiality, join_requests, requests_on_new
from .locking import lock

Status = Recommendation.Status
TITLE_LENGTH = 120


@transaction.atomic
def write_line(
    visit, *, by, text, theme, confidential=False, typed_as: UUID | None = None, **facts
) -> Recommendation:
    """Store one line as a draft of the delegation.

    A confidential one joins the visit's request before it is stored.  One sent twice,
    known by what its page drew for it, is stored once.
    """
    require_writer(by, visit)
    lock(visit)
    if stored := _stored(visit, typed_as, by):
        return stored
    requests = requests_on_new(
        visit, Recommendation.kind, by=by, is_marked=confidential
    )
    facts = {"title": title_of(text), "needs_assistance": False} | facts
    line = open_record(
        Recommendation,
        by=by,
        state=visit.marking.state,
        circle=visit.delegation,
        requests=requests,
        assessment=results.report_of(visit, by),
        text=text,
        theme=theme,
        **facts,
    )
    VisitResult.objects.create(
        visit=visit,
        record=line.marking,
        position=_next_position(visit),
        typed_as=typed_as,
    )
    return line


@transaction.atomic
def change_line(visit, line, *, by, version=None, confidential=False, **facts):
    """Change a line, unless somebody did since `version`; a mark is never taken off."""
    require_writer(by, visit)
    if version is not None and version != line.version_read:
        raise ChangedMeanwhile(line.ref)
    if confidential and not is_in_request(line):
        kept = [line, *results.made_from([line], by)]
        cover(kept, request=ask_confidentiality(visit, by=by), by=by)
    if "text" in facts and line.title == title_of(line.text):
        facts["title"] = title_of(facts["text"])
    changed = {name: to for name, to in facts.items() if getattr(line, name) != to}
    return save_record(line, by=by, **changed) if changed else line


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
        releases_for=lambda _record: releases.of_results(visit),
    )
    if lines:
        note("visit-lines-sent", by=by, of=visit.marking)
    return lines


def is_in_request(line) -> bool:
    """Whether a confidentiality request covers this line, as far as one may know."""
    return line.marking.requests.in_force().exists()


def title_of(text: str) -> str:
    """The beginning of a recommendation, to name it by in lists."""
    return Truncator(text.split("\n")[0]).chars(TITLE_LENGTH)


def _stored(visit, typed_as, person):
    if typed_as is None:
        return None
    lines = results.lines_of(visit, person)
    return lines.filter(marking__of_visits__typed_as=typed_as).first()


def _next_position(visit):
    last = VisitResult.objects.filter(visit=visit).aggregate(last=Max("position"))
    return (last["last"] or 0) + 1
