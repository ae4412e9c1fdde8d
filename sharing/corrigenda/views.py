"""Pages of corrigenda: what was wrong and what is, who has it, the notices."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from assessments.actions import WRITERS
from assessments.models import Assessment, Corrigendum
from assessments.versions import comparing
from assessments.versions import reading as versions
from ctportal.confidentiality import policy
from ctportal.correspondence.letters import ties
from ctportal.correspondence.making import offers
from sharing.withdrawal import pages
from sharing.withdrawal.forms import HandForm

from . import actions, drafting, letters, reading
from .forms import IssueForm
from .models import CorrigendumNotice
from .receivers import parts_of, receivers_of
from .statuses import of_notice


def issue(request, ref):
    """What has changed since a version, and who has that: seen before it is issued."""
    report = _found(request, Assessment, ref)
    policy.require_holder(request.user, report, *WRITERS)
    kept = versions.versions_of(report, request.user)
    asked = request.POST or request.GET
    form = IssueForm(asked if "corrects" in asked else None, versions=kept)
    told = {"report": report, "form": form, "is_kept": bool(kept)}
    if form.is_bound and form.is_valid():
        if request.method == "POST" and (made := _issued(request, report, form)):
            return redirect(made)
        told |= _preview(request, report, form.cleaned_data["corrects"])
    request.shown.extend([report, *kept])
    return TemplateResponse(request, "corrigenda/issue.html", told)


def _issued(request, report, form):
    try:
        return actions.issue(report, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages[0])
    return None


def _preview(request, report, since):
    by = request.user
    former = versions.lines_of(since, by)
    pairs = comparing.changes(former, versions.lines_now(report, by))
    lines = [pair.line for pair in pairs]
    markings = list(versions.markings_of(lines, by).values())
    request.shown.extend(markings)
    receivers = receivers_of(report, markings, by=by) if markings else []
    return {"pairs": pairs, "receivers": receivers}


def corrigendum(request, ref):
    """One corrigendum: the corrections this reader reads and, for its office, who is
    told."""
    found = _found(request, Corrigendum, ref)
    corrections = reading.corrections(found, request.user)
    notices = CorrigendumNotice.objects.readable_by(request.user).for_table()
    notices = list(notices.filter(corrigendum=found).order_by("created_at", "ref"))
    report = _found(request, Assessment, found.report.ref)
    parts = reading.markings_of(corrections)
    request.shown.extend([found, report, *notices, *parts])
    told = {
        "corrigendum": found,
        "report": report,
        "corrections": corrections,
        "notices": [(notice, of_notice(notice)) for notice in notices],
    }
    return TemplateResponse(request, "corrigenda/corrigendum.html", told)


def notice(request, ref):
    """One notice, for its office and for those it is addressed to."""
    return _notice_page(request, _notice(request, ref))


def _notice_page(request, found, **forms):
    corrections = _corrections(request, found)
    parts = reading.markings_of(corrections)
    report = _found(request, Assessment, found.corrigendum.report.ref)
    request.shown.extend([found, found.corrigendum, report, *parts])
    may_keep = policy.can_change(request.user, found, *policy.KEEPERS)
    is_open = found.sent_on is None and found.queued_at is None
    letters_of_it = ties.letters_of(found, request.user)
    request.shown.extend(tie.letter for tie in letters_of_it)
    told = {
        "notice": found,
        "corrections": corrections,
        "status": of_notice(found),
        "report": report,
        "may_send": may_keep and is_open,
        "first": may_keep and is_open and actions.goes_first(found, by=request.user),
        "may_write": may_keep and letters.COVERING in offers.of(found, request.user),
        "by_hand_only": may_keep and actions.goes_by_hand(found, request.user),
        "letters": letters_of_it,
        "hand_form": HandForm(),
    }
    return TemplateResponse(request, "corrigenda/notice.html", told | forms)


@require_POST
def send(request, ref):
    return pages.after_queueing(request, _notice(request, ref), actions.send)


@require_POST
def by_hand(request, ref):
    found = _notice(request, ref)
    return pages.after_handing_over(request, found, actions.send_by_hand, _notice_page)


def document(request, ref):
    """The notice as a Word document, to be handed over."""
    found = _notice(request, ref)
    corrections = _corrections(request, found)
    if not corrections:
        raise Http404
    report = _found(request, Assessment, found.corrigendum.report.ref)
    request.shown.extend([found, report, *reading.markings_of(corrections)])
    language = _language_of(found, request.user)
    return pages.as_file(found, drafting.as_document(found, corrections, language))


def _language_of(found, person) -> str:
    """That of the letter which covers it, where one was made; else its receiver's."""
    covering = ties.letters_of(found, person)
    return covering[0].letter.language if covering else found.language


def _corrections(request, found):
    """Those of the parts that its receiver may be told of today."""
    parts = parts_of(found, by=request.user)
    return reading.corrections(found.corrigendum, request.user, parts)


def _notice(request, ref) -> CorrigendumNotice:
    """A notice with its corrigendum; whoever lost that finds neither."""
    found = _found(request, CorrigendumNotice, ref)
    readable = Corrigendum.objects.readable_by(request.user).for_table()
    found.corrigendum = get_object_or_404(readable, pk=found.corrigendum_id)
    return found


def _found(request, model, ref):
    rows = model.objects.readable_by(request.user).for_table()
    return get_object_or_404(rows.unsealed_for(request.user), ref=ref)
