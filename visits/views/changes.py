"""Putting a visit off, taking it up again, giving it up."""

from django.http import Http404

from ..delegations import require_keeper
from ..finding import visit_or_404
from ..stops import STOPS
from .asking import form_page


def change(request, ref, stop):
    """Ask for the day, the reason and the letter, and do it."""
    visit = visit_or_404(request, ref)
    if stop not in STOPS:
        raise Http404
    wanted = STOPS[stop]
    require_keeper(request.user, visit)

    def act(typed):
        wanted.act(visit, by=request.user, **typed)
        return visit

    form = wanted.form(request.POST or None)
    words = {"title": wanted.label, "lead": wanted.note, "button": wanted.button}
    return form_page(request, form, act, about=visit, **words)
