"""The pages of projects."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.pages import lists, panels

from . import actions, origins
from .board import columns_of
from .forms import (
    AttachForm,
    ChangeForm,
    DecisionForm,
    InputForm,
    MarkForm,
    OpeningForm,
)
from .lists import Projects
from .models import Project, StageInput
from .page import ProjectPage


def says_why_not(view):
    """Back to the project with the reason, where it is not where this can be done."""

    @wraps(view)
    def answer(request, ref, *words, **facts):
        try:
            return view(request, ref, *words, **facts)
        except actions.NotPossible as refusal:
            messages.error(request, str(refusal))
            return redirect("projects:detail", ref)

    return answer


def index(request):
    readable = Project.objects.readable_by(request.user)
    projects = readable.for_table().unsealed_for(request.user)
    may_open = request.user.role in actions.MANAGERS
    new_url = reverse("projects:new") if may_open else ""
    return lists.page(request, Projects, projects, new_url=new_url)


def board(request):
    readable = Project.objects.readable_by(request.user)
    columns = columns_of(readable.unsealed_for(request.user))
    request.shown.extend(p for column in columns for p in column.projects)
    return render(request, "projects/board.html", {"columns": columns})


def new(request):
    policy.require_role(request.user, *actions.MANAGERS)
    form = OpeningForm(request.POST or None)
    if form.is_valid():
        project = actions.open_project(by=request.user, **form.fields_of_project)
        return redirect(project)
    return render(request, "projects/form.html", {"form": form})


def detail(request, ref):
    project = _project(request, ref)
    return _page(request, ProjectPage(project, request.user, request.GET.get("stage")))


@require_POST
def decide(request, ref):
    project = _project(request, ref)
    policy.require_holder(request.user, project, *actions.DECIDERS)
    page = ProjectPage(project, request.user)
    form = DecisionForm(request.POST, gate=page.gate)
    if not form.is_valid():
        return _page(request, ProjectPage(project, request.user, decision_form=form))
    project.version = form.cleaned_data.pop("version")
    try:
        actions.record_decision(project, by=request.user, **form.cleaned_data)
    except (ChangedMeanwhile, actions.GateIsClosed, actions.NotPossible):
        messages.error(request, _("The project has changed since you opened it."))
    return redirect(project)


@says_why_not
def edit(request, ref):
    project = _project(request, ref)
    policy.require_holder(request.user, project, *actions.MANAGERS)
    form = ChangeForm(request.POST or None, instance=project)
    if form.is_valid():
        try:
            _require_version(project, form.cleaned_data["version"])
            actions.change_project(project, by=request.user, **form.fields_of_project)
            return redirect(project)
        except ChangedMeanwhile:
            form.add_error(None, _("The project has changed since you opened it."))
    request.shown.add(project)
    return render(request, "projects/form.html", {"form": form, "project": project})


@says_why_not
def attach(request, ref):
    """Choose among what the reader may read, and say how it is used."""
    project = _project(request, ref)
    policy.require_holder(request.user, project, *actions.MANAGERS)
    form = AttachForm(request.POST or None, initial={"stage": project.stage})
    chosen = origins.readable(request.user, _refs(request))
    if form.is_valid() and chosen:
        for record in chosen:
            actions.attach(project, record=record, by=request.user, **form.cleaned_data)
        return redirect(project)
    words = request.GET.get("q", "").replace("\0", " ").strip()
    candidates = _candidates(request.user, project, words)
    request.shown.extend([project, *candidates])
    context = {
        "project": project,
        "form": form,
        "words": words,
        "candidates": candidates,
        "nothing_chosen": form.is_bound and not chosen,
    }
    return render(request, "projects/attach.html", context)


@says_why_not
def give_input(request, ref):
    project = _project(request, ref)
    form = InputForm(request.POST or None)
    if form.is_valid():
        actions.give_input(project, by=request.user, **form.cleaned_data)
        return redirect(project)
    request.shown.add(project)
    return render(
        request, "projects/input_form.html", {"form": form, "project": project}
    )


def stage_input(request, ref):
    """One office's input; its project is named to those who may read that too."""
    readable = StageInput.objects.readable_by(request.user).for_table()
    readable = readable.unsealed_for(request.user)
    given = get_object_or_404(readable, ref=ref)
    projects = Project.objects.readable_by(request.user).for_table()
    project = projects.unsealed_for(request.user).filter(pk=given.project_id)
    shown = {"given": given, "project": project.first()}
    request.shown.extend([given, shown["project"]])
    return render(request, "projects/input.html", shown)


def attest(request, ref, code):
    return _mark(request, ref, code, is_waiver=False)


def waive(request, ref, code):
    return _mark(request, ref, code, is_waiver=True)


@says_why_not
def _mark(request, ref, code, *, is_waiver):
    project = _project(request, ref)
    roles = actions.DECIDERS if is_waiver else actions.MANAGERS
    policy.require_holder(request.user, project, *roles)
    criterion = _criterion(project, request.user, code)
    form = MarkForm(request.POST or None, criterion=criterion, is_waiver=is_waiver)
    if form.is_valid():
        _act_on(
            project, code, by=request.user, is_waiver=is_waiver, **form.cleaned_data
        )
        return redirect(project)
    request.shown.add(project)
    context = {"form": form, "project": project, "criterion": criterion}
    return render(
        request, "projects/mark_form.html", context | {"is_waiver": is_waiver}
    )


def _act_on(project, code, *, by, is_waiver, evidence, **amount):
    if is_waiver:
        actions.waive(project, criterion=code, reason=evidence, by=by)
    else:
        actions.attest(project, criterion=code, evidence=evidence, by=by, **amount)


def _criterion(project, person, code):
    """The criterion of the current stage with this code."""
    for answer in ProjectPage(project, person).gate.answers:
        if answer.criterion.code == code:
            return answer.criterion
    raise Http404


def _project(request, ref):
    readable = Project.objects.readable_by(request.user).for_page()
    return get_object_or_404(readable.unsealed_for(request.user), ref=ref)


def _require_version(project, seen):
    if seen != project.version_read:
        raise ChangedMeanwhile(project.ref)


def _page(request, page):
    request.shown.extend(page.shown)
    beside = panels.on_page(request, page.project)
    return render(request, "projects/detail.html", {"page": page, "panels": beside})


def _refs(request):
    return [ref for ref in request.POST.getlist("record") if "\0" not in ref]


def _candidates(person, project, words):
    if words:
        return origins.found(person, words)
    return origins.suggested(person, project)
