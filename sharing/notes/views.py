"""Pages of notes: the list, a new one, one with what its reader may do with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.explain import why_readable
from ctportal.confidentiality.models import Marking
from ctportal.correspondence import attached
from ctportal.ledger.history import told
from ctportal.pages import lists

from . import actions
from .forms import CHANGE, NEW, AcknowledgeForm, PassOnForm
from .history import WORDS
from .lists import Notes, status_of
from .models import Acknowledgement, Note, NoteReply, NoteTie
from .receiving import received_by, signs, types_of


def index(request):
    notes = Note.objects.readable_by(request.user).for_table()
    new_url = reverse("notes:new") if _may_write(request.user) else ""
    return lists.page(request, Notes, notes, new_url=new_url)


def new(request):
    """Begin a note: of which kind first, then for whom and what it says."""
    if not _may_write(request.user):
        raise PermissionDenied
    types = types_of(request.user.entity)
    if request.GET.get("kind") not in types:
        answer = {"types": types, "answers": request.GET.get("answers", "")}
        return TemplateResponse(request, "notes/kinds.html", answer)
    kind = Note.Type(request.GET["kind"])
    answered = _answered(request)
    initial = {"receivers": [answered.signatory]} if answered else {}
    form = NEW[kind](request.POST or None, by=request.user, initial=initial)
    return _form_page(
        request,
        form,
        lambda facts: actions.draft(
            by=request.user, type=kind, answers=answered, **facts
        ),
        kind=kind,
        about=answered,
    )


def edit(request, ref):
    note = _readable(request, ref)
    policy.require_holder(request.user, note, *policy.KEEPERS)
    if note.is_given:
        raise PermissionDenied(_("This note was given and stays as it is."))
    form = CHANGE[note.type](request.POST or None, instance=note)
    return _form_page(
        request,
        form,
        lambda facts: actions.redraft(note, by=request.user, **facts),
        kind=Note.Type(note.type),
        about=note,
    )


def detail(request, ref):
    note = _readable(request, ref)
    receivers = note.receivers.select_related("function", "entity").order_by("pk")
    arrived = Acknowledgement.objects.readable_by(request.user).filter(note=note)
    documents = attached.documents_of(note, request.user)
    replies, answered = _correspondence(note, request.user)
    records = _records(note, request.user)
    arrived = list(arrived.for_table().order_by("created_at", "ref"))
    request.shown.extend([note, *documents, *replies, *answered, *records, *arrived])
    context = {
        "note": note,
        "status": status_of(note),
        "receivers": [receiver.reader for receiver in receivers],
        "arrived": arrived,
        "records": records,
        "replies": replies,
        "answered": answered,
        "documents": documents,
        "attach_url": attached.attach_url(note, request.user),
        "why": why_readable(request.user, note),
        "history": told(note, WORDS),
        **_steps(request.user, note),
    }
    return TemplateResponse(request, "notes/detail.html", context)


@require_POST
def hand_in(request, ref):
    return _step(request, ref, actions.hand_in, _("Put before who signs it."))


@require_POST
def sign(request, ref):
    return _step(request, ref, actions.sign, _("Signed. Its receivers have it now."))


@require_POST
def pass_on(request, ref):
    agreement = request.POST.get("agreement", "")[:120]
    return _step(
        request, ref, actions.pass_on, _("Passed on."), agreement=agreement.strip()
    )


@require_POST
def acknowledge(request, ref):
    form = AcknowledgeForm(request.POST)
    remark = form.cleaned_data["remark"] if form.is_valid() else ""
    return _step(request, ref, actions.acknowledge, _("Acknowledged."), remark=remark)


def _step(request, ref, act, said, **facts):
    note = _readable(request, ref)
    try:
        act(note, by=request.user, **facts)
    except ChangedMeanwhile:
        messages.error(request, _("Somebody did this meanwhile. See how it stands."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect(note)


def _form_page(request, form, act, *, kind, about):
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act(form.facts))
        except ChangedMeanwhile:
            form.add_error(None, _("Somebody stored this meanwhile. Store again."))
        except ValidationError as refusal:
            form.add_error(None, refusal)
    request.shown.extend([about])
    answer = {"form": form, "kind": kind.label, "about": about}
    return TemplateResponse(request, "notes/form.html", answer)


def _steps(person, note) -> dict:
    """What this person may do with the note now."""
    may_write = policy.can_change(person, note, *policy.KEEPERS)
    is_passed_on = note.type == Note.Type.FROM_OFFICES
    receives = note.is_given and received_by(person, [note]).exists()
    return {
        "may_edit": may_write and not note.is_given,
        "may_hand_in": may_write and note.is_draft and note.signatory_id,
        "may_sign": not note.is_given and signs(person, note),
        "may_pass_on": may_write and is_passed_on and not note.is_given,
        "agreeing": PassOnForm() if _must_agree(note) else None,
        "acknowledging": AcknowledgeForm() if receives else None,
        "may_reply": note.is_given and note.signatory_id and not may_write,
    }


def _must_agree(note):
    passing_on = Marking.PassingOn
    return note.marking.passing_on != passing_on.FREELY


def _may_write(person):
    return person.role in policy.KEEPERS and bool(types_of(person.entity))


def _readable(request, ref):
    notes = Note.objects.readable_by(request.user).for_table()
    return get_object_or_404(notes.select_related("given_by"), ref=ref)


def _answered(request):
    """The note that the new one is to answer, if the address names one."""
    ref = request.GET.get("answers", "").replace("\0", "")
    if not ref:
        return None
    note = _readable(request, ref)
    if note.signatory is None or not note.is_given:
        raise Http404
    return note


def _records(note, person):
    """The records a note speaks of, as far as this person may read them."""
    ties = NoteTie.objects.readable_by(person).filter(note=note)
    markings = Marking.objects.readable_by(person).filter(pk__in=ties.values("record"))
    return finding.records_of(markings.order_by("ref"), person)


def _correspondence(note, person):
    """The notes that answer this one, and the one it answers."""
    ties = NoteReply.objects.readable_by(person)
    notes = Note.objects.readable_by(person).for_table().order_by("created_at", "ref")
    replies = notes.filter(pk__in=ties.filter(answered=note).values("reply"))
    answered = notes.filter(pk__in=ties.filter(reply=note).values("answered"))
    return list(replies), list(answered)
