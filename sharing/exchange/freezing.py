"""What the lines of an edition hold, as the records stand when it is made.

Values are codes and days, never words: each reader's sheet says them in their language.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from assessments.models import Need, Recommendation
from ctportal.confidentiality import policy
from projects.models import Project, Stage, StageAttachment

# A project stays a year after its end, so that what became of it is seen.
CLOSED_STAYS = timedelta(days=365)
# Where assistance stands by the project's stage, in four steps.
ASSISTANCE = {
    Stage.IDEA: "requested",
    Stage.ANALYSIS: "requested",
    Stage.PLANNING: "planned",
    Stage.FUNDING: "planned",
    Stage.INITIATION: "planned",
    Stage.IMPLEMENTATION: "ongoing",
    Stage.EVALUATION: "completed",
}


# The fields that the columns of a line are read from, where these can be sealed.
_SAID_BY = {"begins_on": "begins_on", "ends_on": "ends_on"}


@dataclass
class Frozen:
    """A record's values, and what other records add, each by its own number."""

    record_id: int
    values: dict
    ties: list[tuple[int, dict]] = field(default_factory=list)


def lines_of(matrix, *, by, recipients: Iterable) -> Iterator[Frozen]:
    """What the sender's own records give, as far as `by` and a recipient may read."""
    own = [
        records.readable_by(by)
        .held_by(matrix.sender)
        .filter(_read_by_any(recipients))
        .unsealed_for(by)
        for records in SOURCES[matrix.holds]()
    ]
    return FREEZERS[matrix.holds](*own, by=by)


def _read_by_any(people):
    # Without a recipient nothing goes; an empty filter would let all through.
    each = [policy.NOTHING, *(policy.readable_by(person) for person in people)]
    return Q.create(each, connector=Q.OR)


def _open_recommendations_and_needs():
    return Recommendation.objects.open().for_table(), Need.objects.for_table()


def _present_projects():
    since = timezone.localdate() - CLOSED_STAYS
    present = Q(closed_on=None) | Q(closed_on__gte=since)
    projects = Project.objects.filter(present).for_table().select_related("pillar")
    return (projects.prefetch_related("in_states__state", "on_themes__theme"),)


def _recommendations(recommendations, needs, *, by):
    recommendations, needs = list(recommendations), list(needs)
    ties = _ties(recommendations + needs, by=by)
    for recommendation in recommendations:
        values = _of_result(recommendation)
        yield _frozen(recommendation, values, ties[recommendation.pk])
    for need in needs:
        values = _of_result(need) | {"need": [_agreement(need)]}
        yield _frozen(need, values, ties[need.pk])


def _frozen(record, values, ties=()) -> Frozen:
    """The line of a record; a sealed value rides on it under its own marking."""
    fields = _SAID_BY | {"title": _title_field(record)}
    sealed = {c: f for c, f in fields.items() if c in values and f in record.sealed}
    opened = {c: record.opened[f] for c, f in sealed.items() if f in record.opened}
    own = {column: said for column, said in values.items() if column not in sealed}
    if sealed:
        own["sealed"] = sorted(sealed)
    riding = [(value.pk, {c: value.value}) for c, value in opened.items()]
    return Frozen(record.pk, own, [*ties, *riding])


def _title_field(record):
    """The field that names a record: a result without a title is its text."""
    is_titled = record.title or "title" in record.sealed
    return "title" if is_titled else "text"


def _of_result(result):
    return {
        "state": _iso3(result.marking.state),
        "theme": [result.theme.code],
        "title": getattr(result, _title_field(result)),
        "priority": result.priority,
        "as_of": timezone.localdate(result.changed_at).isoformat(),
    }


def _ties(results, *, by) -> dict[int, list]:
    """Needs of recommendations and projects that build on either."""
    found = defaultdict(list)
    needs = Need.objects.readable_by(by).filter(
        recommendation__in=[result.pk for result in results]
    )
    for need in needs.order_by("proposed_on", "ref"):
        found[need.recommendation_id].append((need.pk, {"need": [_agreement(need)]}))
    for attachment in _attachments(results, by=by):
        tie = (attachment.project_id, _of_project_meeting(attachment.project))
        if tie not in found[attachment.record_id]:
            found[attachment.record_id].append(tie)
    return found


def _attachments(results, *, by):
    return (
        StageAttachment.objects.filter(
            policy.readable_by(by, "project__"),
            policy.readable_by(by, "record__"),
            record__in=[result.pk for result in results],
        )
        .select_related("project")
        .order_by("project__ref", "pk")
    )


def _agreement(need):
    return "agreed" if need.agreed_on else "proposed"


def _of_project_meeting(project):
    status = "completed" if project.closed_on else ASSISTANCE[project.stage]
    return {"assistance": [status], "project": [project.ref]}


def _projects(projects, *, by):
    for project in projects:
        yield _frozen(project, _of_project(project))


def _of_project(project):
    return {
        "states": sorted(tie.state.iso3 for tie in project.in_states.all()),
        "theme": sorted(tie.theme.code for tie in project.on_themes.all()),
        "title": project.title,
        "stage": project.stage,
        "pillar": project.pillar.code if project.pillar else None,
        "begins_on": _iso(project.begins_on),
        "ends_on": _iso(project.ends_on),
        "status": "closed" if project.closed_on else "under-way",
        "as_of": timezone.localdate(project.changed_at).isoformat(),
    }


def _iso3(state):
    return state.iso3 if state else None


def _iso(day):
    return day.isoformat() if day else None


SOURCES = {
    "recommendations": _open_recommendations_and_needs,
    "projects": _present_projects,
}
FREEZERS = {"recommendations": _recommendations, "projects": _projects}
