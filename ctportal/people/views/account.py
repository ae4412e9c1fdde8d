"""One's own account, with the places one has."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ctportal.ledger.access import DoneByMe, ShownToMe
from ctportal.ledger.logs import as_file, is_asked_as_file
from ctportal.pages.pieces import Tab

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


def access(request):
    """What the portal wrote down that one was shown."""
    return _record_of_access(request, ShownToMe)


def acts(request):
    """What the portal wrote down that one did."""
    return _record_of_access(request, DoneByMe)


def _record_of_access(request, wanted):
    log = wanted(request)
    if is_asked_as_file(request):
        return as_file(request, log)
    pages = {"people:access": ShownToMe, "people:acts": DoneByMe}
    tabs = [
        Tab(part.title, reverse(name), is_current=part is wanted)
        for name, part in pages.items()
    ]
    return TemplateResponse(request, "people/access.html", {"log": log, "tabs": tabs})
