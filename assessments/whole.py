"""A report with all that hangs under it, as far as one person may read it."""

from dataclasses import dataclass

from . import annex, report
from .annex import Entry
from .models import Assessment, Finding, Need, Recommendation
from .portions import RESULTS
from .report import Chapter


@dataclass
class Whole:
    """Text, comments in their places, and results in the order of their themes."""

    assessment: Assessment
    chapters: list[Chapter]
    entries: list[Entry]
    findings: list[Finding]
    recommendations: list[Recommendation]
    needs: list[Need]

    @property
    def records(self) -> list:
        """Everything that whoever reads it is shown."""
        return [
            self.assessment,
            *(chapter.section for chapter in self.chapters),
            *(entry.comment for entry in self.entries),
            *(entry.answer for entry in self.entries if entry.answer),
            *self.findings,
            *self.recommendations,
            *self.needs,
        ]


def whole(assessment, person) -> Whole:
    chapters = report.read(assessment, person)
    return Whole(
        assessment,
        chapters,
        annex.annexed(assessment, person, chapters),
        *(results_under(assessment, person, model) for model in RESULTS),
    )


def results_under(assessment, person, model) -> list:
    """The results of one kind, in the order of their themes."""
    results = model.objects.readable_by(person).under(assessment).for_table()
    in_order = results.order_by("theme__position", "created_at", "ref")
    return list(in_order.unsealed_for(person))
