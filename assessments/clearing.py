"""Reports in clearance: what their version consists of, and what follows for them."""

from collections import defaultdict

from ctportal.clearance.chains import beside, kinds
from ctportal.clearance.chains.kinds import Part
from ctportal.clearance.models import Chain
from ctportal.confidentiality.actions import leave_circle, released_to, save_record
from ctportal.confidentiality.milestones import Milestone
from ctportal.confidentiality.models import SealedValue
from ctportal.pages import panels

from . import joining, portions
from .actions.permission import WRITERS
from .actions.versions import keep_at
from .models import Assessment, Passage, Section
from .portions import RESULTS

Status = Assessment.Status
Outcome = Chain.Outcome


def parts_of(report, person) -> list[Part]:
    """The report, its sections in their order, its results where they stand, what is
    answered to a survey, the documents that go out beside them, and what is locked away
    of any of them."""
    sections = Section.objects.readable_by(person).for_table().of_report(report)
    results = [
        result
        for model in RESULTS
        for result in model.objects.readable_by(person).under(report).for_table()
    ]
    standing = _anchors(report, person)
    told = [(report, str(report.version))]
    told += [(part, f"{part.version}.{part.position}") for part in sections]
    told += [(part, f"{part.version}@{standing[part.pk]}"[:80]) for part in results]
    further = [*portions.survey_of(report, person)]
    further += portions.drafts_beside([report, *sections], person)
    told += [(part, str(part.version)) for part in further]
    known = {part.pk: part for part, _version in told}
    return [_part(part, version, part) for part, version in told] + [
        _part(value, str(value.version), known[value.of_id])
        for value in SealedValue.objects.readable_by(person)
        .for_table()
        .locked()
        .filter(of__in=known)
    ]


def follow(report, outcome, *, by):
    """It goes into clearance, or back to who drafts it."""
    if outcome == Outcome.RUNNING and report.status == Status.DRAFT:
        _open_to_the_office(report, by)
        save_record(report, by=by, event="to-clearance", status=Status.CLEARANCE)
        joining.go_along(report, Status.CLEARANCE, by=by)
        keep_at(Status.CLEARANCE, report, by=by)
    elif outcome in (Outcome.RETURNED, Outcome.TAKEN_BACK) and is_kept(report):
        save_record(report, by=by, event="to-drafters", status=Status.DRAFT)


def _open_to_the_office(report, by):
    """The office reads what it is to clear; the delegation goes on reading its draft
    until that is sent."""
    circle = report.marking.circle
    if circle is None:
        return
    whole = [report, *portions.text_of(report, by)]
    drafts = [part for part in whole if part.marking.circle_id == circle.pk]
    joining.join(report, drafts, by=by)
    sent = Milestone(report, Status.WITH_STATE, Status.WITH_STATE.label)

    def to_the_delegation(_part):
        return [released_to(circle, until=sent)]

    leave_circle(drafts, by=by, releases_for=to_the_delegation)


def _part(record, version, bears):
    return Part(record.pk, record.marking.ref, version, bears)


def _anchors(report, person):
    """The paragraphs at which each result stands, by its number."""
    passages = Passage.objects.readable_by(person).filter(section__assessment=report)
    found = defaultdict(str)
    for record, anchor in passages.order_by("anchor").values_list("record", "anchor"):
        found[record] += anchor
    return found


def is_kept(report) -> bool:
    """Whether it has not gone out of its office."""
    return report.status in (Status.DRAFT, Status.CLEARANCE)


def register():
    panels.registered[Assessment.kind].append(beside.panels_of)
    kinds.registered[Assessment.kind] = kinds.Kind(
        code=Assessment.kind,
        submitters=WRITERS,
        parts=parts_of,
        is_kept=is_kept,
        follow=follow,
    )
