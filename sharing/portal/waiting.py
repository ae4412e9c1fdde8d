"""What waits for a person, and what a person waits for.

Each source asks one app for the rows that this person may read and that stand still
until somebody acts.  A role names its sources; nothing here decides who may read.
"""

from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.db.models import Count, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Need
from assessments.programmes.awaiting import awaited as programmes_awaited
from ctportal.confidentiality import policy
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Source, Waiting, registered
from projects.models import Project, Stage, StageAttachment, StageInput
from sharing.exchange.models import Matrix
from visits import clocks
from visits.models import Visit, Workbook

# --- Waiting for me ---------------------------------------------------------------


def rows_to_repair(person):
    """Rows of a notebook that could not be stored as they came."""
    kept = Q(rows__stored_at=None, rows__set_aside_at=None, rows__isnull=False)
    own = Workbook.objects.readable_by(person).held_by(person.entity)
    counted = own.annotate(kept=Count("rows", filter=kept)).filter(kept__gt=0)
    for workbook in counted.select_related("visit", "marking__holder")[:AT_MOST]:
        many = workbook.kept
        said = ngettext("%(count)s row to repair", "%(count)s rows to repair", many)
        yield Waiting(
            title=str(workbook.visit),
            href=workbook.get_absolute_url(),
            note=said % {"count": many},
            status=Status("due", _("to repair")),
            record=workbook,
        )


def visits_to_transmit(person):
    """Visits that are over, their preliminary assessment not yet with the State."""
    over = (
        Visit.objects.readable_by(person)
        .unsealed_for(person)
        .held_by(person.entity)
        .filter(
            ends_on__lt=timezone.localdate(),
            transmitted_on=None,
            status__in=(Visit.Status.UNDER_WAY, Visit.Status.PRELIMINARY),
        )
    )
    for visit in over.for_table().order_by("ends_on", "ref")[:AT_MOST]:
        yield Waiting(
            title=_("%(visit)s: send the preliminary assessment") % {"visit": visit},
            href=visit.get_absolute_url(),
            note=visit.get_status_display(),
            status=Status("due", _("since the visit")),
            when=date_format(visit.ends_on),
            due_on=visit.ends_on + timedelta(days=settings.PRELIMINARY_DAYS),
            record=visit,
        )


def inputs_asked(person):
    """Other offices' projects in analysis that this office has not spoken of."""
    given = StageInput.objects.readable_by(person).held_by(person.entity)
    here = given.filter(project=OuterRef("pk"), stage=OuterRef("stage"))
    others = Project.objects.readable_by(person).unsealed_for(person).under_way()
    silent = (
        others.at(Stage.ANALYSIS)
        .exclude(marking__holder=person.entity)
        .exclude(pk__in=here.values("project"))
    )
    for project in silent.for_table().order_by("stage_since", "ref")[:AT_MOST]:
        yield _of_project(project, _("Input to the analysis"))


def decisions_to_take(person):
    """Projects of this office that stand before the Programme Review Board."""
    for project in _own_projects(person):
        yield _of_project(project, _("Decision of the Programme Review Board"))


def needs_without_help(person):
    """Agreed needs that no project builds on."""
    helped = StageAttachment.objects.filter(policy.readable_by(person, "project__"))
    agreed = (
        Need.objects.readable_by(person)
        .unsealed_for(person)
        .agreed()
        .unmet()
        .exclude(pk__in=helped.values("record"))
    )
    for need in agreed.for_table().order_by("agreed_on", "ref")[:AT_MOST]:
        yield Waiting(
            title=str(need),
            href=need.get_absolute_url(),
            note=_("Agreed, and no project answers it yet"),
            status=Status("missing", _("no project")),
            when=date_format(need.agreed_on),
            record=need,
        )


def schedules_to_approve(person):
    """Matrices of this office whose schedule a second person has to approve."""
    waiting = Matrix.objects.filter(sender=person.entity, approved_at=None)
    for matrix in waiting.exclude(responsible=person):
        yield Waiting(
            title=_("%(matrix)s: approve the schedule") % {"matrix": matrix.name},
            href=matrix.get_absolute_url(),
            note=_("A second person of the sender"),
            status=Status("due", _("To approve")),
        )


# --- I wait for --------------------------------------------------------------------


def answers_of_states(person):
    """Preliminary assessments and draft reports that States have before them."""
    readable = Visit.objects.readable_by(person).unsealed_for(person).for_table()
    asked = readable.filter(Q(status="with-state") | Q(answered_on=None))
    started = asked.filter(transmitted_on__isnull=False).order_by("transmitted_on")
    for visit in started[:AT_MOST]:
        clock = clocks.answer(visit) or clocks.comments(visit)
        if clock:
            yield Waiting(
                title=_("%(state)s: answer") % {"state": visit.marking.state or visit},
                href=visit.get_absolute_url(),
                note=visit.title,
                clock=clock,
                record=visit,
            )


def agreement_to_needs(person):
    """Proposed needs that their State has not spoken of, State by State."""
    proposed = Need.objects.readable_by(person).proposed().for_table()
    for needs in _by_state(proposed.order_by("marking__state", "proposed_on", "ref")):
        state, count = needs[0].marking.state, len(needs)
        said = ngettext(
            "Agreement to %(count)s need", "Agreement to %(count)s needs", count
        )
        yield Waiting(
            title=state.name,
            href=reverse("portal:state-list", args=[state.iso3, "needs"])
            + "?status=proposed",
            note=said % {"count": count},
            when=date_format(needs[0].proposed_on),
            record=needs[0],
        )


def _by_state(records):
    """Lists of records that are of one State each."""
    of_some = (record for record in records if record.marking.state)
    for _state, group in groupby(of_some, key=lambda record: record.marking.state_id):
        yield list(group)


def notes_of_states(person):
    """Confidentiality requests made by word of mouth, awaiting the note."""
    readable = ConfidentialityRequest.objects.readable_by(person).for_table()
    for request in readable.awaiting_note().order_by("received_on", "ref")[:AT_MOST]:
        yield Waiting(
            title=str(request.marking.state or request.ref),
            note=_("Written note for the confidentiality request"),
            when=date_format(request.received_on),
            record=request,
        )


def decisions_of_the_board(person):
    """Projects of this office on which the Programme Review Board has to decide."""
    for project in _own_projects(person):
        yield _of_project(project, _("Programme Review Board"))


def _own_projects(person):
    readable = Project.objects.readable_by(person).unsealed_for(person)
    own = readable.held_by(person.entity).under_way()
    return own.for_table().order_by("stage_since", "ref")[:AT_MOST]


def _of_project(project, note):
    return Waiting(
        title=str(project),
        href=project.get_absolute_url(),
        note=f"{note} · {project.stage} {project.get_stage_display()}",
        when=date_format(project.stage_since),
        since=project.stage_since,
        record=project,
    )


# --- Who is asked what ---------------------------------------------------------------

OF_CTED = (rows_to_repair, visits_to_transmit, inputs_asked, schedules_to_approve)
OF_UNOCT = (needs_without_help, schedules_to_approve)
WAITING: dict[str, tuple[Source, ...]] = {
    "assessment-officer": OF_CTED,
    "reviewer": OF_CTED,
    "head": (visits_to_transmit, schedules_to_approve),
    "confidentiality-officer": (schedules_to_approve,),
    "project-manager": OF_UNOCT,
    "board-secretary": (decisions_to_take, schedules_to_approve),
}
AWAITED: dict[str, tuple[Source, ...]] = {
    "assessment-officer": (
        answers_of_states,
        agreement_to_needs,
        notes_of_states,
        programmes_awaited,
    ),
    "reviewer": (answers_of_states, programmes_awaited),
    "head": (answers_of_states, notes_of_states),
    "confidentiality-officer": (notes_of_states,),
    "project-manager": (decisions_of_the_board, answers_of_states),
    "board-secretary": (),
    "secretariat": (answers_of_states,),
}


def for_me(person) -> list[Waiting]:
    return _gathered([*WAITING.get(person.role, ()), *registered], person)


def awaited(person) -> list[Waiting]:
    return _gathered(AWAITED.get(person.role, ()), person)


def _gathered(sources, person):
    found = [item for source in sources for item in source(person)]
    return sorted(found, key=lambda item: (item.urgency, item.title))
