"""Pages of the views of lists that people save."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions
from ..forms import SaveViewForm
from ..saved_views import views_for


def saved_views(request):
    """All of one's own, and those the office shares."""
    views = views_for(request.user)
    own = [view for view in views if view.person_id == request.user.pk]
    others = [view for view in views if view.person_id != request.user.pk]
    answer = {"own": own, "others": others}
    return TemplateResponse(request, "people/saved_views.html", answer)


@require_POST
def save_view(request):
    """Keep the list that is on screen; back to it, under its name."""
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(_said(form)))
        return redirect("people:saved-views")
    view = actions.save_view(by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved as “%(name)s”.") % {"name": view.name})
    return redirect(view)


@require_POST
def share_view(request, key):
    view = get_object_or_404(views_for(request.user), key=key)
    try:
        actions.share_view(view, by=request.user, is_shared="share" in request.POST)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("people:saved-views")


@require_POST
def forget_view(request, key):
    view = get_object_or_404(views_for(request.user), key=key)
    actions.forget_view(view, by=request.user)
    messages.success(request, _("Forgotten."))
    return redirect("people:saved-views")


def _said(form):
    return [said for errors in form.errors.values() for said in errors]
