"""Pages of withdrawals: who was given what, what is asked back, what became of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import ConfidentialityRequest, Marking, Release
from ctportal.pages import lists

from . import actions, drafting, pages, tracking
from .forms import AnswerForm, HandForm, WithdrawForm
from .given import Given
from .lists import Notices, Withdrawals
from .models import Withdrawal, WithdrawalNotice


def index(request):
    """What one's office has taken back."""
    own = Withdrawal.objects.readable_by(request.user).for_table()
    return lists.page(request, Withdrawals, own.select_related("request", "created_by"))


def notices(request):
    """The notices one's office sends and those addressed to it."""
    found = WithdrawalNotice.objects.readable_by(request.user).for_table()
    return lists.page(request, Notices, tracking.with_answers(found, request.user))


def given(request, ref):
    """Who was given a record, or all that a request covers; taking it back."""
    marking = get_object_or_404(
        Marking.objects.readable_by(request.user).for_table(), ref=ref
    )
    policy.require_holder(request.user, marking, *policy.KEEPERS)
    asked, markings = _asked(request, marking)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.withdraw(
            markings, by=request.user, request=asked, **form.cleaned_data
        )
        messages.success(request, _("Closed. The notices below are drafted."))
        return redirect(made)
    records = finding.records_of(markings, request.user)
    request.shown.extend([marking, *records])
    standing = Release.objects.filter(marking__in=markings, withdrawn_at=None)
    releases = standing.order_by("pk")
    told = {
        "marking": marking,
        "asked": asked,
        "records": records,
        "given": Given(markings, by=request.user),
        "releases": releases.select_related("entity", "community", "function"),
        "form": form,
    }
    return TemplateResponse(request, "withdrawal/given.html", told)


def _asked(request, marking) -> tuple[ConfidentialityRequest | None, list[Marking]]:
    """The request a page is about, if it is, and the markings it covers."""
    if marking.kind != ConfidentialityRequest.kind:
        return None, [marking]
    own = ConfidentialityRequest.objects.readable_by(request.user)
    asked = own.get(pk=marking.pk)
    readable = Marking.objects.readable_by(request.user).for_table()
    covered = readable.filter(requests__request=asked, requests__lifted_at=None)
    return asked, list(covered.order_by("kind", "ref"))


def withdrawal(request, ref):
    """One withdrawal and its notices."""
    own = Withdrawal.objects.readable_by(request.user).for_table()
    found = get_object_or_404(own.select_related("request", "created_by"), ref=ref)
    withdrawn = Marking.objects.readable_by(request.user).filter(
        pk__in=found.withdrawn.values("record")
    )
    records = finding.records_of(withdrawn.order_by("kind", "ref"), request.user)
    drafted = found.notices.readable_by(request.user).for_table().order_by("ref")
    notices = list(tracking.with_answers(drafted, request.user))
    request.shown.extend([found, *records, *notices])
    told = {
        "withdrawal": found,
        "records": records,
        "lines": [(notice, tracking.standing_of(notice)) for notice in notices],
        "is_settled": tracking.are_settled(notices),
    }
    return TemplateResponse(request, "withdrawal/withdrawal.html", told)


def notice(request, ref):
    """One notice, for its office and for those it is addressed to."""
    return _notice_page(request, _notice(request, ref))


def _notice_page(request, found, **forms):
    is_holder = policy.is_holder(request.user, found)
    may_keep = policy.can_change(request.user, found, *policy.KEEPERS)
    may_answer = may_keep if is_holder else found.entity == request.user.entity
    told = {
        "notice": found,
        "rows": drafting.rows_of(found),
        "status": tracking.standing_of(found),
        "answers": tracking.heard_on(found),
        "is_holder": is_holder,
        "may_send": may_keep and found.sent_on is None,
        "by_hand_only": may_keep and actions.goes_by_hand(found, request.user),
        "may_answer": may_answer and found.sent_on is not None,
        "hand_form": HandForm(),
        "answer_form": AnswerForm(),
    }
    request.shown.extend([found, *tracking.heard_on(found)])
    return TemplateResponse(request, "withdrawal/notice.html", told | forms)


@require_POST
def send(request, ref):
    return pages.after_queueing(request, _notice(request, ref), actions.send)


@require_POST
def by_hand(request, ref):
    found = _notice(request, ref)
    return pages.after_handing_over(request, found, actions.send_by_hand, _notice_page)


@require_POST
def answer(request, ref):
    found = _notice(request, ref)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _notice_page(request, found, answer_form=form)
    actions.answer(found, by=request.user, **form.cleaned_data)
    messages.success(request, _("Written down."))
    return redirect(found)


def document(request, ref):
    """The notice as a Word document."""
    found = _notice(request, ref)
    request.shown.add(found)
    return pages.as_file(found, drafting.as_document(found))


def _notice(request, ref):
    readable = WithdrawalNotice.objects.readable_by(request.user).for_table()
    return get_object_or_404(tracking.with_answers(readable, request.user), ref=ref)
