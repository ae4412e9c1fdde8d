"""What States ask to be kept confidential."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ctportal.pages import lists
from ctportal.reference.models import State

from .. import asking, finding, policy
from ..forms import RequestForm, StateForm
from ..lists import Requests
from ..models import ConfidentialityRequest, Marking
from ..scopes import Scope


def requests(request):
    """The confidentiality requests one's office keeps."""
    found = ConfidentialityRequest.objects.readable_by(request.user).for_table()
    new_url = "new/" if request.user.role in policy.KEEPERS else ""
    return lists.page(request, Requests, found, new_url=new_url)


def request_detail(request, ref):
    found = ConfidentialityRequest.objects.readable_by(request.user).for_table()
    asked = get_object_or_404(found, ref=ref)
    covered = Marking.objects.readable_by(request.user).filter(requests__request=asked)
    records = finding.records_of(covered, request.user)
    request.shown.extend([asked, *records])
    answer = {"asked": asked, "records": records}
    return TemplateResponse(request, "confidentiality/request.html", answer)


def new_request(request):
    """Enter a State's request: which State, what it covers, then at once in force."""
    policy.require_role(request.user, *policy.KEEPERS)
    own = Marking.objects.readable_by(request.user).held_by(request.user.entity)
    own = own.exclude(kind=ConfidentialityRequest.kind).exclude(state=None)
    states = State.objects.filter(pk__in=own.values("state")).order_by("iso3")
    choice = StateForm(request.GET or None, states=states)
    if not choice.is_valid():
        answer = {"choice": StateForm(states=states)}
        return TemplateResponse(request, "confidentiality/which_state.html", answer)
    state = choice.cleaned_data["state"]
    return _request_of(request, state, own.of_state(state).order_by("kind", "ref"))


def _request_of(request, state, markings):
    records = finding.records_of(markings, request.user)
    labels = {r.pk: f"{r._meta.verbose_name} · {r}" for r in records}
    known = markings.filter(pk__in=labels)
    form = RequestForm(request.POST or None, markings=known, labels=labels)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        chosen = {marking.pk for marking in facts.pop("records")}
        covered = [record for record in records if record.pk in chosen]
        asked = asking.enter(Scope(covered), by=request.user, state=state, **facts)
        messages.success(request, _("In force. Outside your office it is gone now."))
        return redirect("confidentiality:request", asked.ref)
    request.shown.extend(records)
    answer = {"form": form, "state": state}
    return TemplateResponse(request, "confidentiality/new_request.html", answer)
