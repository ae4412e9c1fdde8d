"""Sharing records with others, and ending that."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.ledger.access import shown_to
from ctportal.people.models import Entity
from ctportal.people.settling import settle

from .. import actions, explain, finding, milestones, policy, portions
from ..explain.readers import code_of, statuses_of
from ..forms import ReleaseForm
from ..models import Release, ReleaseProposal
from .finding import readable_or_404


def release(request, ref):
    """Share a record, or parts of it, once the readers that gives have been seen."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    form = _form(request, record)
    answer = {"record": record, "form": form}
    if request.method == "POST" and form.is_valid() and "again" not in request.POST:
        if "sure" in request.POST and _share(request, form):
            return redirect("confidentiality:readers", ref)
        answer |= _preview(request, form) if form.is_valid() else {}
    return TemplateResponse(request, "confidentiality/release.html", answer)


def _form(request, record):
    parts = [record, *portions.of(record, request.user)]
    return ReleaseForm(
        request.POST or None,
        by=request.user,
        records=parts,
        milestones=milestones.ahead_of(record, request.user),
        initial={"records": [record.ref]},
    )


def _share(request, form) -> bool:
    """Whether it was done; what the rule refuses stands beside the form."""
    terms = form.terms
    try:
        made = actions.share(form.chosen, to=form.reader, by=request.user, **terms)
    except ValidationError as refused:
        form.add_error("ground", refused)
        return False
    waiting = sum(isinstance(one, ReleaseProposal) for one in made)
    said = _("Shared. The readers below are those of today.")
    messages.success(request, _("It waits for a second person.") if waiting else said)
    return True


def _preview(request, form):
    """Who would read what, and what holds it back."""
    request.shown.extend(form.chosen)
    by, made = request.user, form.release
    effects = [explain.effect_of(record, made, by=by) for record in form.chosen]
    return {"effects": effects, "release": made, "terms": form.terms}


def end_release(request, ref, reader):
    """End what was released to one reader, with what they were shown already."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    in_force = Release.objects.filter(marking=record.marking, withdrawn_at=None)
    given = in_force.select_related("marking", "entity", "community", "function")
    ending = [found for found in given if code_of(found) == reader]
    if not ending:
        raise Http404
    if request.method == "POST":
        actions.withdraw(ending, by=request.user)
        messages.success(request, _("Ended. Copies of those who lost it are closed."))
        return redirect("confidentiality:readers", ref)
    answer = {"record": record, "releases": ending, "reader": ending[0].reader}
    answer["shown"] = _shown(record)
    return TemplateResponse(request, "confidentiality/end_release.html", answer)


def _shown(record):
    """Who outside the office was shown it already, each with the office acted for."""
    lines = shown_to([record.marking])
    offices = Entity.objects.in_bulk({line.entity_id for line in lines} - {None})
    return [(line, offices.get(line.entity_id)) for line in lines]


def release_proposal(request, ref):
    """A release that waits for a second person, with the readers it would give."""
    proposal, record = _proposal_or_404(request, ref)
    by, terms = request.user, proposal.unsaved_release()
    answer = {
        "proposal": proposal,
        "record": record,
        "starting": statuses_of([proposal], "from_status"),
        "until": statuses_of([proposal], "until_status"),
        "effects": [explain.effect_of(record, terms, by=by)],
        "may_confirm": proposal.is_open
        and policy.may_be_second(by, record, proposed_by=proposal.proposed_by),
    }
    return TemplateResponse(request, "confidentiality/release_proposal.html", answer)


@require_POST
def settle_release(request, ref):
    """Confirm a proposed release as the second person, or turn it down."""
    proposal, _record = _proposal_or_404(request, ref)
    confirmed = "confirm" in request.POST
    act = actions.confirm_release if confirmed else actions.turn_down_release
    settle(request, act, proposal)
    return redirect(proposal)


def _proposal_or_404(request, ref):
    known = policy.readable_by(request.user, "marking__")
    found = ReleaseProposal.objects.filter(known).select_related("marking__holder")
    proposal = get_object_or_404(found, ref=ref)
    policy.require_holder(request.user, proposal.marking, *policy.KEEPERS)
    record = finding.record_of(proposal.marking, request.user)
    if record is None:
        raise Http404
    request.shown.add(record)
    return proposal, record
