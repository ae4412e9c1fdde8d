"""What people do to projects.  Each action is one transaction and one event."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import open_record, released_to, save_record
from ctportal.confidentiality.models import Marking
from ctportal.ledger.actions import note

from .evidence import Evidence, leads_to
from .gates import Gate
from .models import (
    CriterionMark,
    Project,
    ProjectPartner,
    ProjectState,
    ProjectTheme,
    Stage,
    StageAttachment,
    StageDecision,
    StageInput,
)
from .priority import release_from_analysis_on

MANAGERS = ("project-manager", "board-secretary", "head")
DECIDERS = ("board-secretary", "head")
ADVISERS = ("assessment-officer", "reviewer", *MANAGERS)


class GateIsClosed(Exception):
    """A stage cannot be approved while a criterion is missing."""


class NotPossible(Exception):
    """The project is not where this can be done."""


@transaction.atomic
def open_project(*, by, states=(), themes=(), partners=(), **fields):
    """Write an idea down.  `partners` are pairs of an entity and its role."""
    policy.require_role(by, *MANAGERS)
    states = list(states)
    fields.setdefault("stage_since", timezone.localdate())
    fields["opened_on"] = fields["stage_since"]
    project = open_record(Project, by=by, state=_only(states), **fields)
    _tie(project, states, themes, partners)
    return project


@transaction.atomic
def change_project(project, *, by, states=(), themes=(), partners=(), **fields):
    """Change what a project is; its stage changes by decision alone."""
    policy.require_holder(by, project, *MANAGERS)
    _require_under_way(project)
    states = list(states)
    save_record(project, by=by, **fields)
    _untie(project)
    _tie(project, states, themes, partners)
    Marking.objects.filter(pk=project.pk).update(state=_only(states))
    release_from_analysis_on(project, by=by)
    return project


@transaction.atomic
def attach(project, *, record, stage, use, by):
    """Let a stage build on a record that `by` may read."""
    policy.require_holder(by, project, *MANAGERS)
    _require_under_way(project)
    _require_readable(by, record)
    tie, is_new = StageAttachment.objects.get_or_create(
        project=project,
        record_id=record.pk,
        stage=stage,
        defaults={"use": use, "attached_by": by},
    )
    if is_new:
        note("project-record-attached", by=by, of=project.marking)
    return tie


@transaction.atomic
def give_input(project, *, text, by, stage=None):
    """Say something of a project of another office: a record of one's own office,
    which the project's office may read."""
    policy.require_role(by, *ADVISERS)
    _require_readable(by, project)
    if policy.is_holder(by, project):
        raise PermissionDenied(_("Input is given by the other offices."))
    _require_under_way(project)
    return open_record(
        StageInput,
        by=by,
        state=project.marking.state,
        classification=project.classification,
        releases=[released_to(project.holder)],
        project=project,
        stage=stage or project.stage,
        text=text,
    )


@transaction.atomic
def attest(project, *, criterion, evidence, by, amount=None):
    """Give one's word that a criterion of the current stage is met."""
    policy.require_holder(by, project, *MANAGERS)
    if not _criterion(project, criterion, by).is_attested:
        raise NotPossible(_("The portal checks this by itself."))
    mark = _mark(project, criterion, by=by, evidence=evidence, amount=amount)
    note("project-criterion-attested", by=by, of=project.marking)
    return mark


@transaction.atomic
def waive(project, *, criterion, reason, by):
    """Let a project go on without a criterion, by name and with a reason."""
    policy.require_holder(by, project, *DECIDERS)
    _criterion(project, criterion, by)
    mark = _mark(project, criterion, by=by, evidence=reason, is_waiver=True)
    note("project-criterion-waived", by=by, of=project.marking)
    return mark


@transaction.atomic
def record_decision(
    project, *, outcome, decided_on, minutes, by, conditions="", returns_to=None
):
    """Write down what the Programme Review Board decided, and move the project.

    Whoever decided on a page that has changed since is refused: `save_record` compares
    the version, so sending the form twice moves the project once.
    """
    policy.require_holder(by, project, *DECIDERS)
    _require_under_way(project)
    decision = StageDecision(
        project=project,
        stage=project.stage,
        outcome=outcome,
        decided_on=decided_on,
        minutes=minutes,
        conditions=conditions,
        returns_to=returns_to,
        recorded_by=by,
    )
    _require_open_gate(decision, by)
    save_record(project, by=by, event=f"stage-{outcome}", **_moved_by(decision))
    decision.save()
    release_from_analysis_on(project, by=by)
    return decision


def _moved_by(decision) -> dict:
    """What a decision changes of its project."""
    outcomes = StageDecision.Outcome
    approved = decision.outcome in (outcomes.APPROVED, outcomes.CONDITIONS)
    is_last = decision.stage == Stage.EVALUATION
    if decision.outcome == outcomes.NOT_APPROVED or (approved and is_last):
        return {"closed_on": decision.decided_on}
    if leads_to(decision):
        return {"stage": leads_to(decision), "stage_since": decision.decided_on}
    return {}


def _require_open_gate(decision, by):
    outcomes = StageDecision.Outcome
    if decision.outcome == outcomes.RETURNED and not decision.returns_to:
        raise NotPossible(_("Say to which earlier stage it returns."))
    if decision.outcome == outcomes.APPROVED:
        gate = Gate(decision.stage, Evidence(decision.project, by))
        if not gate.is_met:
            raise GateIsClosed(_("Not while a criterion is missing."))


def _require_readable(person, record):
    # Asked anew: the record in hand may have been read before a release ended.
    if not Marking.objects.readable_by(person).filter(pk=record.pk).exists():
        raise PermissionDenied


def _require_under_way(project):
    if project.closed_on:
        raise NotPossible(_("This project is closed."))


def _criterion(project, code, by):
    """The criterion of the current stage with this code."""
    _require_under_way(project)
    gate = Gate(project.stage, Evidence(project, by))
    for answer in gate.answers:
        if answer.criterion.code == code:
            return answer.criterion
    raise NotPossible(_("The project’s stage has no such criterion."))


def _mark(project, criterion, *, by, **facts):
    return CriterionMark.objects.create(
        project=project,
        stage=project.stage,
        criterion=criterion,
        marked_by=by,
        marked_on=timezone.localdate(),
        **facts,
    )


def _only(states):
    """The State a project is of, when it helps just one."""
    return states[0] if len(states) == 1 else None


def _untie(project):
    for model in (ProjectState, ProjectTheme, ProjectPartner):
        model.objects.filter(project=project).delete()


def _tie(project, states, themes, partners):
    ProjectState.objects.bulk_create(
        ProjectState(project=project, state=state) for state in states
    )
    ProjectTheme.objects.bulk_create(
        ProjectTheme(project=project, theme=theme) for theme in themes
    )
    ProjectPartner.objects.bulk_create(
        ProjectPartner(project=project, entity=entity, role=role)
        for entity, role in partners
    )
