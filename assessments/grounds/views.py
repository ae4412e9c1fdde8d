"""The page on which the findings a recommendation rests on are chosen."""

from django.utils.translation import gettext as _

from ..models import Recommendation
from ..views.records import changeable, form_page
from . import actions, reading
from .forms import GroundsForm


def choose(request, ref):
    recommendation = changeable(request, Recommendation, ref)
    offered = reading.offered(recommendation, request.user)
    request.shown.extend(offered)
    known = reading.findings_of(recommendation, request.user)
    # With nothing ticked there may be nothing sent.
    sent = request.POST if request.method == "POST" else None
    form = GroundsForm(sent, offered=offered, known=known)

    def act(form):
        told = {"by": request.user, "among": form.changed}
        actions.settle(recommendation, form.chosen, **told)
        return recommendation

    lead = _("Findings about the same State; those of its own report stand first.")
    return form_page(
        request,
        form,
        act,
        title=_("What it rests on"),
        lead=lead if offered else _("You read no finding about this State."),
        about=recommendation,
    )
