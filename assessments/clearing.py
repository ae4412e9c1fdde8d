"""Reports in clearance: what their version consists of, and what follows for them."""

from collections import defaultdict

from ctportal.clearance.chains import parts, registering
from ctportal.clearance.chains.opening import open_to_office
from ctportal.clearance.models import Chain
from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.milestones import Milestone

from . import joining, portions
from .actions.permission import WRITERS
from .actions.versions import keep_at
from .models import Assessment, Passage, Section
from .portions import RESULTS

Status = Assessment.Status
Outcome = Chain.Outcome


def parts_of(report, person) -> list[parts.Part]:
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
    answered = portions.survey_of(report, person)
    beside = portions.drafts_beside([report, *sections, *answered], person)
    further = [*answered, *beside]
    told += [(part, str(part.version)) for part in further]
    return parts.told(told, person)


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
    """The office reads what it is to clear, with the documents that go out beside it;
    the delegation goes on reading its draft until that is sent."""
    text = portions.text_of(report, by)
    drafts = [part for part in [report, *text] if part.marking.circle_id]
    documents = list(portions.drafts_beside([report, *text], by))
    joining.join(report, [*drafts, *documents], by=by)
    sent = Milestone(report, Status.WITH_STATE, Status.WITH_STATE.label)
    open_to_office(report, text, documents, by=by, until=sent)


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
    registering.register(
        Assessment, submitters=WRITERS, is_kept=is_kept, follow=follow, parts=parts_of
    )
