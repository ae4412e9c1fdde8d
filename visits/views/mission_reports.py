"""Pages of mission reports."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import finding, policy
from ctportal.correspondence import attached
from ctportal.correspondence.models import Transmission
from ctportal.ledger.history import told
from ctportal.pages import panels

from .. import actions
from ..finding import visit_or_404
from ..forms import MissionReportForm
from ..history import REPORT_WORDS
from ..models import MissionReport, VisitNotice
from .asking import act_once, form_page


def new(request, ref):
    return _new(request, visit_or_404(request, ref))


def new_for_notice(request, ref):
    notices = VisitNotice.objects.readable_by(request.user).for_table()
    return _new(request, get_object_or_404(notices, ref=ref))


def report(request, ref):
    """One version, its files, its other versions, and to whom it was sent."""
    found = _or_404(request, ref)
    about = finding.record_of(found.about, request.user)
    versions = MissionReport.objects.readable_by(request.user).of(found.about)
    documents = attached.documents_of(found, request.user)
    sent = Transmission.objects.readable_by(request.user)
    sent = sent.filter(records__record=found.pk).for_table().select_related("entity")
    around = {
        "about": about,
        "versions": list(versions.exclude(pk=found.pk).for_table()),
        "documents": documents,
        "sent": list(sent.order_by("-sent_on", "ref")),
    }
    request.shown.extend([found, about, *documents])
    request.shown.extend([*around["versions"], *around["sent"]])
    is_draft = found.status == found.Status.DRAFT
    context = {
        "record": found,
        "can_keep": policy.can_change(request.user, found, *policy.KEEPERS),
        "is_draft": is_draft,
        "attach_url": attached.attach_url(found, request.user) if is_draft else "",
        "history": told(found, REPORT_WORDS),
        "panels": panels.on_page(request, found),
    }
    return TemplateResponse(request, "visits/mission_report.html", context | around)


def edit(request, ref):
    found = _or_404(request, ref)
    policy.require_holder(request.user, found, *policy.KEEPERS)
    form = MissionReportForm(request.POST or None, instance=found)
    stored = _or_404(request, ref)

    def act(typed):
        return actions.change_report(stored, by=request.user, **typed)

    words = {"title": _("Change the mission report"), "button": _("Store")}
    return form_page(request, form, act, about=found, **words)


@require_POST
def clear(request, ref):
    found = _or_404(request, ref)
    return act_once(
        request, lambda: actions.clear_report(found, by=request.user), back=found
    )


def _or_404(request, ref):
    rows = MissionReport.objects.readable_by(request.user).for_table()
    rows = rows.select_related("about__holder").unsealed_for(request.user)
    return get_object_or_404(rows, ref=ref)


def _new(request, about):
    policy.require_holder(request.user, about, *policy.KEEPERS)

    def act(typed):
        return actions.begin_report(about, by=request.user, **typed)

    form = MissionReportForm(request.POST or None)
    words = {
        "title": _("Begin a mission report"),
        "lead": _("A draft; its files are attached next. Once cleared it is sent."),
        "button": _("Store the draft"),
    }
    return form_page(request, form, act, about=about, **words)
