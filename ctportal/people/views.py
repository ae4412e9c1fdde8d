"""One's own account."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from . import actions
from .forms import AccountForm


def account(request):
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["language"]
        actions.choose_language(request.user, by=request.user, language=chosen)
        messages.success(request, _("Saved."))
        return redirect("people:account")
    return TemplateResponse(request, "people/account.html", {"form": form})
