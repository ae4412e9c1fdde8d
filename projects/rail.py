"""The seven stages across a project's page: gate, decision, date and length of each."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ctportal.pages.marks import Status

from .evidence import Evidence
from .gates import Gate
from .models import Stage, StageDecision
from .stages import CRITERIA

# After these a stage is open still, or again.
HELD_BACK = (StageDecision.Outcome.DEFERRED, StageDecision.Outcome.RETURNED)


@dataclass(frozen=True)
class StageOnRail:
    """One stage as the rail shows it."""

    number: int
    label: str
    state: str
    gate: Status | None
    decision: str
    note: str
    href: str


def rail_of(evidence: Evidence) -> list[StageOnRail]:
    return [_stage(stage, evidence) for stage in Stage]


def days_in_stage(project) -> int:
    return ((project.closed_on or timezone.localdate()) - project.stage_since).days


def _stage(stage, evidence):
    project = evidence.project
    state = _state(stage, project)
    decided = _decision(stage, state, evidence)
    return StageOnRail(
        stage.value,
        stage.label,
        state,
        _gate(stage, state, evidence),
        decided.get_outcome_display().capitalize() if decided else "",
        _note(stage, state, decided, evidence),
        f"{project.get_absolute_url()}?stage={stage.value}",
    )


def _state(stage, project):
    if stage == project.stage:
        return "done" if project.closed_on else "current"
    return "done" if stage < project.stage else "to-come"


def _gate(stage, state, evidence):
    gate = Gate(stage, evidence)
    return gate.status if state != "to-come" and gate.is_of_holder else None


def _decision(stage, state, evidence) -> StageDecision | None:
    """The decision that ended a stage, or the one for which it is still open."""
    if state == "to-come":
        return None
    here = [decision for decision in evidence.decisions if decision.stage == stage]
    if state == "done":
        return here[-1] if here else None
    latest = evidence.decisions[-1] if evidence.decisions else None
    return latest if latest and latest.outcome in HELD_BACK else None


def _note(stage, state, decided, evidence):
    if state == "to-come":
        count = len(CRITERIA[stage])
        return ngettext("%(count)s criterion", "%(count)s criteria", count) % {
            "count": count
        }
    if state == "current":
        return _("open %(length)s") % {
            "length": in_days(days_in_stage(evidence.project))
        }
    return _decided_note(stage, decided, evidence) if decided else ""


def _decided_note(stage, decided, evidence):
    since = _entered_on(stage, evidence)
    length = in_days(max(0, (decided.decided_on - since).days))
    return f"{date_format(decided.decided_on)} · {length}"


def _entered_on(stage, evidence) -> date:
    entered = evidence.entered(stage)
    return entered.decided_on if entered else evidence.project.opened_on


def in_days(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
