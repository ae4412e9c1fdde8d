"""The list of requests, the page of one, its note and its days."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ctportal.confidentiality import asking, policy
from ctportal.confidentiality.lifting import may_confirm
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.correspondence.actions import attach
from ctportal.correspondence.attached import attach_url, documents_of
from ctportal.ledger.history import told
from ctportal.pages import lists

from .. import letters, scope
from ..finding import asked_or_404, kept_or_404
from ..forms import DaysForm, LetterForm, NoteForm
from ..history import WORDS
from ..letters import Role
from ..lists import Requests


def index(request):
    """The confidentiality requests one's office keeps."""
    found = ConfidentialityRequest.objects.readable_by(request.user)
    own = found.held_by(request.user.entity).for_table()
    new_url = "new/" if request.user.role in policy.KEEPERS else ""
    return lists.page(request, Requests, own, new_url=new_url)


def detail(request, ref):
    asked = asked_or_404(request, ref)
    lines = scope.lines_of(asked, request.user)
    documents = documents_of(asked, request.user)
    lifting = asked.liftings.open().select_related("proposed_by").first()
    request.shown.extend([*(line.record for line in lines), *documents])
    answer = {
        "asked": asked,
        "lines": lines,
        "reaches": scope.reaches_of(asked, request.user),
        "named": scope.named_in(asked),
        "documents": documents,
        "attach_url": attach_url(asked, request.user),
        "can_keep": policy.can_change(request.user, asked, *policy.KEEPERS),
        "lifting": lifting,
        "may_confirm": lifting and may_confirm(lifting, request.user),
        "liftings": asked.liftings.confirmed().select_related("settled_by"),
        "history": told(asked, WORDS),
    }
    return TemplateResponse(request, "requests/detail.html", answer)


def note(request, ref):
    """The note by which the State confirms what it asked by word of mouth."""
    asked = kept_or_404(request, ref)
    form = NoteForm(request.POST or None)
    letter = LetterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _confirmed(asked, form, letter, request.user):
        messages.success(request, _("The note is recorded with the request."))
        return redirect(asked)
    answer = {"asked": asked, "form": form, "letter": letter}
    return TemplateResponse(request, "requests/note.html", answer)


def _confirmed(asked, form, letter, by) -> bool:
    if not (form.is_valid() and letter.is_valid()):
        return False
    file = letter.cleaned_data["file"]
    try:
        with transaction.atomic():
            asking.confirm(asked, by=by, **form.cleaned_data)
            letters.keep(asked, Role.CONFIRMATION, by=by, **form.cleaned_data)
            if file:
                attach(asked, file=file, title=asked.letter_number, by=by)
    except ValidationError as wrong:
        form.add_error(None, wrong)
    return form.is_valid()


def days(request, ref):
    """When to look at a request again; nothing reopens by itself."""
    asked = kept_or_404(request, ref)
    typed = DaysForm(request.POST or None, initial=_days(asked))
    if request.method == "POST" and typed.is_valid():
        asking.set_days(asked, by=request.user, **typed.cleaned_data)
        messages.success(request, _("You are asked on these days."))
        return redirect(asked)
    answer = {"asked": asked, "form": typed}
    return TemplateResponse(request, "requests/days.html", answer)


def _days(asked):
    return {name: getattr(asked, name) for name in DaysForm.Meta.fields}
