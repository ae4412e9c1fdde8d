"""View as: what an organization sees of one's own office's records today."""

from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from ctportal.pages import lists

from .. import explain, policy, portions
from ..forms import StandpointForm
from ..lists import SeenFrom
from ..models import Marking
from .finding import readable_or_404


def view_as(request, ref, entity=""):
    """One record as a person of an organization sees it, with its parts."""
    record = _own_or_404(request, ref)
    if not entity and not request.GET.get("entity"):
        return redirect("confidentiality:readers", ref)
    form = _form_or_404(request, entity)
    if not entity:
        return _to_the_address_of(form, "confidentiality:view-as", ref)
    parts = [record, *portions.of(record, request.user)]
    request.shown.extend(parts)
    sight, *seen = explain.seen_from(form.standpoint, parts)
    answer = {
        "record": record,
        "view_as_url": reverse("confidentiality:view-as-whom", args=[ref]),
        "form": form,
        "standpoint": form.standpoint,
        "sight": sight,
        "parts": seen,
        "seen": sum(part.is_seen for part in seen),
    }
    return TemplateResponse(request, "confidentiality/view_as.html", answer)


def all_as(request, entity=""):
    """All of one's own office's records, with what an organization sees of them."""
    policy.require_role(request.user, *policy.KEEPERS)
    if not entity and not request.GET.get("entity"):
        answer = {"form": StandpointForm(by=request.user)}
        return TemplateResponse(request, "confidentiality/as_whom.html", answer)
    form = _form_or_404(request, entity)
    if not entity:
        return _to_the_address_of(form, "confidentiality:all-as")
    own = Marking.objects.readable_by(request.user).held_by(request.user.entity)
    listed = SeenFrom.over(own, form.standpoint)
    context = {"form": form, "standpoint": form.standpoint}
    return lists.page(request, SeenFrom, listed, **context)


def _own_or_404(request, ref):
    record = readable_or_404(request, ref)
    if not policy.is_holder(request.user, record):
        raise Http404
    return record


def _form_or_404(request, entity):
    asked = {"clearance": request.GET.get("clearance", "")}
    asked["entity"] = entity or request.GET.get("entity", "")
    form = StandpointForm(asked, by=request.user)
    if not form.is_valid():
        raise Http404
    return form


def _to_the_address_of(form, name, *words):
    """From a choice made in a form to the address that says it."""
    standpoint = form.standpoint
    query = QueryDict(mutable=True)
    query["clearance"] = standpoint.classification
    path = reverse(name, args=[*words, standpoint.entity.code])
    return redirect(f"{path}?{query.urlencode()}")
