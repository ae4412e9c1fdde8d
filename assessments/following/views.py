"""Pages on which a recommendation's status is told: verified, proposed, answered."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ..models import ClosureProposal, Recommendation
from ..views.records import changeable, form_page, readable
from . import actions
from .forms import ClosureAnswerForm, ClosureForm, StatusForm


def verify(request, ref):
    recommendation = changeable(request, Recommendation, ref)

    def act(form):
        said = form.cleaned_data
        return actions.verify(recommendation, by=request.user, **said)

    form = StatusForm(request.POST or None, recommendation=recommendation)
    return form_page(
        request,
        form,
        act,
        title=_("Record what CTED verified"),
        lead=_(
            "Whoever may read the recommendation reads its status and the evidence."
        ),
        about=recommendation,
    )


def propose(request, ref):
    recommendation = readable(request, Recommendation, ref)
    if not actions.may_propose(request.user, recommendation):
        raise PermissionDenied

    def act(form):
        said = form.cleaned_data
        return actions.propose_closure(recommendation, by=request.user, **said)

    return form_page(
        request,
        ClosureForm(request.POST or None, by=request.user),
        act,
        title=_("Propose that the gap was closed"),
        lead=_("CTED records it, or says why not."),
        about=recommendation,
    )


def answer(request, ref):
    proposal = readable(request, ClosureProposal, ref)
    recommendation = changeable(request, Recommendation, proposal.recommendation.ref)
    proposal.recommendation = recommendation

    def act(form):
        said = form.cleaned_data
        return actions.answer_closure(proposal, by=request.user, **said)

    request.shown.add(proposal)
    return form_page(
        request,
        ClosureAnswerForm(request.POST or None),
        act,
        title=_("Answer the proposal"),
        lead=proposal.text,
        about=recommendation,
    )
