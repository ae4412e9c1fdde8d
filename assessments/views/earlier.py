"""The page on which a recommendation is said to take up an earlier one."""

from django.utils.translation import gettext as _

from assessments import actions
from assessments.models import Recommendation
from assessments.taking_up import EarlierForm, earlier_ones

from .records import changeable, form_page


def take_up(request, ref):
    recommendation = changeable(request, Recommendation, ref)
    offered = earlier_ones(recommendation, request.user)
    request.shown.extend(offered)

    def act(form):
        earlier, kind = form.chosen
        if kind:
            actions.tie_to_earlier(recommendation, earlier, by=request.user, kind=kind)
        else:
            actions.untie(recommendation, earlier, by=request.user)
        return recommendation

    lead = _("One that it replaces is superseded where your office holds both.")
    none = _("You read no earlier recommendation to this State.")
    return form_page(
        request,
        EarlierForm(request.POST or None, offered=offered),
        act,
        title=_("Take up an earlier one"),
        lead=lead if offered else none,
        about=recommendation,
    )
