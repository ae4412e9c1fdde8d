"""What every page here begins and ends with: a record found, a form stored."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from assessments.actions import WRITERS
from assessments.history import WORDS
from assessments.models import Assessment
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.explain import why_readable
from ctportal.confidentiality.policy import can_change, require_holder
from ctportal.correspondence import attached
from ctportal.ledger.history import told
from ctportal.pages import panels


def readable(request, model, ref):
    """The record, or the one page that says nothing is there."""
    records = model.objects.readable_by(request.user).for_table()
    shown = records.select_related("changed_by").unsealed_for(request.user)
    return get_object_or_404(shown, ref=ref)


def changeable(request, model, ref):
    """The record, for people of its office who write."""
    record = readable(request, model, ref)
    require_holder(request.user, record, *WRITERS)
    return record


def surroundings(request, record) -> dict:
    """What stands beside a record on its page; all of it counts as shown."""
    documents = attached.documents_of(record, request.user)
    request.shown.extend([record, *documents])
    return {
        "record": record,
        "may_change": can_change(request.user, record, *WRITERS),
        "documents": documents,
        "attach_url": attached.attach_url(record, request.user),
        "why": why_readable(request.user, record),
        "history": told(record, WORDS),
        "panels": panels.on_page(request, record),
    }


def report_of(request, result) -> Assessment | None:
    """The report a result hangs under, for those who may read that too."""
    if result.assessment_id is None:
        return None
    reports = Assessment.objects.readable_by(request.user).for_table()
    shown = reports.unsealed_for(request.user)
    return shown.filter(pk=result.assessment_id).first()


def form_page(request, form, act, *, template="assessments/form.html", **context):
    """A form: stored by `act` and left, or shown again with what is wrong."""
    if request.method == "POST" and form.is_valid():
        stored = _stored(form, act)
        if stored and "another" in request.POST:
            messages.success(request, _("Stored: %(record)s") % {"record": stored})
            return redirect(request.get_full_path())
        if stored:
            return redirect(stored)
    about = context.get("about")
    request.shown.extend([about])
    return render(request, template, {"form": form, **context})


def _stored(form, act):
    try:
        with transaction.atomic():
            return act(form)
    except ChangedMeanwhile:
        message = _("Somebody stored this at the same moment. Store again to compare.")
        form.add_error(None, message)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return None
