"""What is done from the page of a visit: its steps and its delegation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ctportal.confidentiality.actions import ChangedMeanwhile

from .. import actions
from ..delegations import members_of
from ..finding import visit_or_404
from ..forms import DelegateForm
from ..life import OutOfTurn
from ..next_steps import STEPS
from .visits import detail

CHANGED = gettext_lazy(
    "Somebody else has just changed this visit. Look again before you go on."
)


@require_POST
def step(request, ref, code):
    visit = visit_or_404(request, ref)
    if code not in STEPS:
        raise Http404
    wanted = STEPS[code]
    form = wanted.form_for(visit, request.user, request.POST, prefix=code)
    if wanted.day and not form.is_valid():
        return detail(request, ref, step_form=form)
    try:
        with transaction.atomic():
            wanted.act(visit, by=request.user, **wanted.facts_from(form))
    except OutOfTurn as refusal:
        messages.error(request, str(refusal))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    except ChangedMeanwhile:
        messages.error(request, CHANGED)
    return redirect(visit)


@require_POST
def join(request, ref):
    visit = visit_or_404(request, ref)
    form = DelegateForm(request.POST)
    if not form.is_valid():
        return detail(request, ref, delegate_form=form)
    actions.join_delegation(visit, by=request.user, **form.cleaned_data)
    return redirect(visit)


@require_POST
def leave(request, ref):
    visit = visit_or_404(request, ref)
    named = request.POST.get("member", "").replace("\0", "")
    who = Q(person__login=named) | Q(entity__code=named)
    member = get_object_or_404(members_of(visit).filter(who))
    actions.leave_delegation(visit, by=request.user, member=member)
    return redirect(visit)
