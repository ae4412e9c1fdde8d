"""What is known of a project, as far as one person may see."""

from dataclasses import dataclass
from functools import cached_property

from ctportal.confidentiality import policy
from ctportal.confidentiality.models import Record
from ctportal.correspondence.attached import documents_of
from ctportal.correspondence.models import Document

from . import origins
from .models import Project, Stage, StageAttachment, StageDecision, StageInput

# The entity whose input a stage asks for.
ADVISER = "cted"


@dataclass(frozen=True)
class Attachment:
    """A record that a stage builds on, and how it was used."""

    record: Record
    tie: StageAttachment


class Evidence:
    """Everything hung on a project that this person may read, looked up once."""

    def __init__(self, project: Project, person):
        self.project = project
        self.person = person

    @cached_property
    def decisions(self) -> list[StageDecision]:
        return list(self.project.decisions.all())

    @cached_property
    def marks(self) -> dict:
        """The latest word on each criterion, by stage and code."""
        rows = self.project.criterion_marks.select_related("marked_by")
        return {(row.stage, row.criterion): row for row in rows}

    @cached_property
    def inputs(self) -> list[StageInput]:
        readable = StageInput.objects.readable_by(self.person).for_table()
        given = readable.filter(project=self.project).order_by("created_at", "pk")
        return list(given.unsealed_for(self.person))

    @cached_property
    def attachments(self) -> list[Attachment]:
        ties = self.project.attachments.filter(
            policy.readable_by(self.person, "record__")
        ).select_related("record")
        refs = [tie.record.ref for tie in ties]
        records = {r.ref: r for r in origins.readable(self.person, refs)}
        return [
            Attachment(records[tie.record.ref], tie)
            for tie in ties
            if tie.record.ref in records
        ]

    @cached_property
    def documents(self) -> list[Document]:
        return documents_of(self.project, self.person)

    @cached_property
    def overlaps(self) -> list[Project]:
        """Other projects this person may read that might do the same."""
        readable = Project.objects.readable_by(self.person).overlapping(self.project)
        latest = readable.for_table().order_by("-changed_at", "-pk")[:20]
        return list(latest.unsealed_for(self.person))

    def inputs_at(self, stage: Stage) -> list[StageInput]:
        return [given for given in self.inputs if given.stage == stage]

    def advice_at(self, stage: Stage) -> StageInput | None:
        """The adviser's latest input at a stage."""
        given = [i for i in self.inputs_at(stage) if i.holder.code == ADVISER]
        return given[-1] if given else None

    def entered(self, stage: Stage) -> StageDecision | None:
        """The decision by which the project came to a stage, if it was not opened
        there."""
        led_here = (d for d in self.decisions if leads_to(d) == stage)
        return next(reversed(list(led_here)), None)


def leads_to(decision: StageDecision) -> int | None:
    """The stage a decision moved its project to, or None if it moved nowhere."""
    outcomes = StageDecision.Outcome
    if decision.outcome == outcomes.RETURNED:
        return decision.returns_to
    if decision.outcome in (outcomes.APPROVED, outcomes.CONDITIONS):
        return min(decision.stage + 1, Stage.EVALUATION)
    return None
