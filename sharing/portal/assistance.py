"""Which of a State's needs are met, as far as the reader may know.

A project builds on a need when a stage of it says so.  A need is open from the State's
agreement until such a project is closed, and funded once one has left stage 4.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.reference import names
from projects.models import Stage, StageAttachment


def building_on_records(person):
    """The ties from readable projects to what they build on."""
    return StageAttachment.objects.filter(policy.readable_by(person, "project__"))


def open_needs(needs, person):
    """Agreed by the State, not met, and no project that answers them is closed."""
    ended = building_on_records(person).filter(project__closed_on__isnull=False)
    return needs.agreed().unmet().exclude(pk__in=ended.values("record"))


def funded_needs(needs, person):
    """Open, and answered by a project that has its funding."""
    funded = building_on_records(person).filter(project__stage__gt=Stage.FUNDING)
    return open_needs(needs, person).filter(pk__in=funded.values("record"))


@dataclass
class ThemeLine:
    """One theme of a State: what was recommended, what is needed, who helps."""

    theme_id: int
    code: str
    recommendations: int = 0
    agreed: int = 0
    open: int = 0
    funded: int = 0
    classification: int = 0
    projects: dict = field(default_factory=dict)
    latest: tuple[date, str] | None = None

    @property
    def name(self) -> str:
        return names.of_theme(self.theme_id)

    @property
    def share(self) -> int:
        """How much of what is open has its funding, in hundredths."""
        return round(100 * self.funded / self.open) if self.open else 0

    def see(self, classification, day, fact):
        """Let records count for the line's mark and its latest fact."""
        self.classification = max(self.classification, int(classification))
        if self.latest is None or day >= self.latest[0]:
            self.latest = day, fact


def by_theme(recommendations, needs, person) -> list[ThemeLine]:
    """A line for each theme the reader's rows have, the fullest first."""
    lines = {}
    for row in _recommended(recommendations):
        line = lines[row["theme_id"]] = ThemeLine(row["theme_id"], row["theme__code"])
        line.recommendations = row["count"]
        line.see(row["highest"], row["latest"].date(), _("Recommended"))
    answers = _answers(needs, person)
    for need in needs:
        new = ThemeLine(need.theme_id, need.theme.code)
        line = lines.setdefault(need.theme_id, new)
        _count(line, need, answers.get(need.pk, ()))
    return sorted(lines.values(), key=lambda line: (-line.recommendations, line.name))


def _recommended(recommendations):
    """How many there are of each theme: a State may have a great many."""
    return (
        recommendations.order_by()
        .values("theme_id", "theme__code")
        .annotate(
            count=Count("pk"),
            highest=Max("marking__classification"),
            latest=Max("created_at"),
        )
    )


def _count(line, need, projects):
    fact = _("Need agreed") if need.agreed_on else _("Need proposed")
    line.see(need.classification, need.agreed_on or need.proposed_on, fact)
    line.projects |= {project.ref: project for project in projects}
    if need.agreed_on is None:
        return
    line.agreed += 1
    if need.met_on is None and all(p.closed_on is None for p in projects):
        line.open += 1
        line.funded += any(project.stage > Stage.FUNDING for project in projects)


def _answers(needs, person) -> dict:
    """The readable projects that build on each of these needs."""
    ties = building_on_records(person).filter(record__in=[need.pk for need in needs])
    answers = defaultdict(list)
    for tie in ties.select_related("project__marking__holder"):
        answers[tie.record_id].append(tie.project)
    return answers
