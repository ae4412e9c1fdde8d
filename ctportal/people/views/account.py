"""One's own account, with the places one has."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import actions, offices
from ..forms import AccountForm


def account(request):
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["language"]
        actions.choose_language(request.user, by=request.user, language=chosen)
        messages.success(request, _("Saved."))
        return redirect("people:account")
    answer = {"form": form, "places": offices.places_of(request.user)}
    return TemplateResponse(request, "people/account.html", answer)
