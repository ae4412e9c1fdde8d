"""The seven stages, and what must be true to leave each.

A criterion is checked by the portal, attested by somebody, or either; any can be waived
by name and with a reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .evidence import Evidence
from .models import Stage, StageDecision
from .origins import is_origin


@dataclass(frozen=True)
class Found:
    """What shows that a criterion is met."""

    said: str
    href: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Criterion:
    """One thing that must be true to leave a stage.

    `check` finds it in the project's evidence; where somebody's word counts it
    `is_attested`.  What `rests_on_records` of their own may be met by one that the
    reader cannot see.
    """

    code: str
    label: str | Promise
    check: Callable[[Evidence, Stage], Found | None] | None = None
    is_attested: bool = False
    asks_amount: bool = False
    rests_on_records: bool = False

    @property
    def how(self) -> str:
        if not self.check:
            return _("attested")
        if self.is_attested:
            return _("checked by the portal, or a reason")
        return _("checked by the portal")


def origin(evidence, stage):
    """The Strategy's pillar, or a record that the idea comes from (joint report, 9)."""
    pillar = evidence.project.pillar
    came_from = [a for a in evidence.attachments if is_origin(a.record)]
    if came_from:
        refs = ", ".join(a.record.ref for a in came_from[:3])
        return Found(refs, "#builds-on", came_from[0].tie.attached_at.date())
    return Found(_("pillar %(pillar)s") % {"pillar": pillar}) if pillar else None


def advice(evidence, stage):
    given = evidence.advice_at(stage)
    return given and Found(given.ref, given.get_absolute_url(), given.created_at.date())


def gender_marker(evidence, stage):
    if evidence.project.gender_marker is None:
        return None
    return Found(_("GEM %(marker)s") % {"marker": evidence.project.gender_marker})


def budget(evidence, stage):
    return evidence.project.budget and Found(dollars(evidence.project.budget))


def dates(evidence, stage):
    begins_on, ends_on = evidence.project.begins_on, evidence.project.ends_on
    if not begins_on or not ends_on:
        return None
    return Found(f"{date_format(begins_on)} – {date_format(ends_on)}")


def dollars(amount) -> str:
    return f"US$ {number_format(amount, decimal_pos=0, force_grouping=True)}"


CRITERIA: dict[Stage, tuple[Criterion, ...]] = {
    Stage.IDEA: (
        Criterion(
            "origin",
            gettext_lazy("It comes from the Strategy, a State’s need or an assessment"),
            origin,
            rests_on_records=True,
        ),
    ),
    Stage.ANALYSIS: (
        Criterion(
            "overlap",
            gettext_lazy("Overlap with other projects looked at and answered"),
            is_attested=True,
        ),
        Criterion(
            "cted-input",
            gettext_lazy("CTED’s input, or why there is none"),
            advice,
            is_attested=True,
            rests_on_records=True,
        ),
    ),
    Stage.PLANNING: (
        Criterion(
            "gender-marker", gettext_lazy("Gender Equality Marker set"), gender_marker
        ),
        Criterion("budget", gettext_lazy("Budget set"), budget),
        Criterion("dates", gettext_lazy("First and last day set"), dates),
        Criterion(
            "womens-groups",
            gettext_lazy("Women and women’s groups consulted"),
            is_attested=True,
        ),
    ),
    Stage.FUNDING: (
        Criterion(
            "funding",
            gettext_lazy("Funding found"),
            is_attested=True,
            asks_amount=True,
        ),
    ),
    Stage.INITIATION: (
        Criterion(
            "due-diligence",
            gettext_lazy("Human rights due diligence done, or not applicable"),
            is_attested=True,
        ),
    ),
    Stage.IMPLEMENTATION: (
        Criterion("results", gettext_lazy("Results reached"), is_attested=True),
    ),
    Stage.EVALUATION: (
        Criterion(
            "evaluation",
            gettext_lazy("Evaluation filed, lessons written down"),
            is_attested=True,
        ),
    ),
}


def criteria_at(stage: Stage, evidence: Evidence) -> tuple[Criterion, ...]:
    """What must be true to leave a stage: its own criteria, and the conditions under
    which the project came to it."""
    return CRITERIA[stage] + tuple(_condition(stage, evidence))


def _condition(stage, evidence):
    entered = evidence.entered(stage)
    if entered and entered.outcome == StageDecision.Outcome.CONDITIONS:
        place = evidence.decisions.index(entered) + 1
        label = _("Condition of %(day)s: %(said)s") % {
            "day": date_format(entered.decided_on),
            "said": entered.conditions,
        }
        yield Criterion(f"condition-{place}", label, is_attested=True)
