"""The record of access of the whole portal, for the auditor, who reads no record."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ctportal.pages.pieces import Tab

from . import access, logs, sealing
from .forms import AuditForm, ShownForm


def shown(request):
    """What anybody was shown."""
    return _page(request, access.AllShown, ShownForm)


def done(request):
    """What anybody did."""
    return _page(request, access.AllDone, AuditForm)


def _page(request, wanted, form_class):
    if request.user.role != "auditor":
        raise PermissionDenied(_("Your function does not include this."))
    form = form_class(request.GET)
    if not form.is_valid():
        raise BadRequest
    log = wanted(request, *form.asked)
    if logs.is_asked_as_file(request):
        return logs.as_file(request, log)
    tabs = [
        Tab(_("What was shown"), "/ledger/", is_current=wanted is access.AllShown),
        Tab(_("What was done"), "/ledger/acts/", is_current=wanted is access.AllDone),
    ]
    told = {"log": log, "form": form, "tabs": tabs, "seals": sealing.state()}
    return TemplateResponse(request, "ledger/all.html", told)
