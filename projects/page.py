"""All that the page of a project shows to one person."""

from functools import cached_property

from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.correspondence.attached import attach_url
from ctportal.pages.columns import found, shown_as

from . import actions
from .answering import needs_met_by
from .evidence import Evidence
from .forms import DecisionForm
from .gates import Gate
from .history import history_with_inputs
from .models import Project, Stage
from .rail import days_in_stage, in_days, rail_of
from .stages import dollars
from .wording import partners_of, states_of


class ProjectPage:
    """A project, open at one of its stages; at the current one if none is asked for."""

    def __init__(self, project: Project, person, asked="", decision_form=None):
        self.project = project
        self.person = person
        self.stage = _stage_asked(asked) or Stage(project.stage)
        self.evidence = Evidence(project, person)
        self.gate = Gate(self.stage, self.evidence)
        self._decision_form = decision_form

    @cached_property
    def rail(self):
        return rail_of(self.evidence)

    @property
    def is_current(self) -> bool:
        """Whether the stage shown is the one the project is in."""
        return self.stage == self.project.stage and not self.project.closed_on

    @property
    def may_manage(self) -> bool:
        allowed = policy.can_change(self.person, self.project, *actions.MANAGERS)
        return allowed and not self.project.closed_on

    @property
    def may_decide(self) -> bool:
        allowed = policy.can_change(self.person, self.project, *actions.DECIDERS)
        return allowed and self.is_current

    @property
    def may_advise(self) -> bool:
        is_other = not policy.is_holder(self.person, self.project)
        open_still = not self.project.closed_on
        return is_other and open_still and self.person.role in actions.ADVISERS

    @cached_property
    def decision_form(self) -> DecisionForm | None:
        if not self.may_decide:
            return None
        version = {"version": self.project.version}
        return self._decision_form or DecisionForm(gate=self.gate, initial=version)

    @cached_property
    def inputs(self):
        return self.evidence.inputs_at(self.stage)

    @cached_property
    def needs_met(self):
        """Agreed needs that this project was named for, as an existing programme."""
        return needs_met_by(self.project, self.person)

    @cached_property
    def history(self):
        return history_with_inputs(self.evidence)

    @property
    def summary_line(self) -> str:
        """States · offices · pillar · marker · money · years, as far as known."""
        project = self.project
        said = [
            states_of(project),
            partners_of(project),
            project.pillar and _("pillar %(code)s") % {"code": project.pillar.code},
            project.gender_marker is not None
            and _("GEM %(marker)s") % {"marker": project.gender_marker},
            project.concerns_children and _("effects of terrorism on children"),
            project.budget and dollars(project.budget),
            _years(project),
        ]
        return " · ".join(part for part in said if part)

    @property
    def length(self) -> str:
        return in_days(days_in_stage(self.project))

    @property
    def dates(self) -> list[tuple]:
        days = {
            "stage_since": _("In this stage since"),
            "begins_on": _("First day"),
            "ends_on": _("Last day"),
        }
        return [
            (label, shown_as(found(name, self.project))) for name, label in days.items()
        ]

    @property
    def attach_url(self) -> str:
        """Where a document is brought to the project, for those who may."""
        return attach_url(self.project, self.person) if self.may_manage else ""

    @property
    def shown(self) -> list:
        """Every record that stands on the page."""
        evidence = self.evidence
        attached = [attachment.record for attachment in evidence.attachments]
        overlaps = evidence.overlaps if self.shows_overlaps else []
        return [
            self.project,
            *evidence.inputs,
            *attached,
            *evidence.documents,
            *overlaps,
            *(record for asked in self.needs_met for record in asked.records),
        ]

    @property
    def shows_overlaps(self) -> bool:
        return self.stage == Stage.ANALYSIS


def _stage_asked(asked):
    known = {str(stage.value): stage for stage in Stage}
    return known.get(asked)


def _years(project):
    years = {day.year for day in (project.begins_on, project.ends_on) if day}
    return "–".join(str(year) for year in sorted(years))
