"""Pages of documents, and the way to their files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.explain import why_readable
from ctportal.confidentiality.models import Marking
from ctportal.ledger.history import told
from ctportal.pages import lists

from . import actions, serving
from .arriving import Undecided
from .forms import AttachForm, DocumentForm
from .lists import Documents
from .models import Document

# The beginning of a document, as much as its page shows.
BEGINNING = 3000
TOO_LARGE = 413


def index(request):
    readable = Document.objects.readable_by(request.user)
    documents = readable.for_table().unsealed_for(request.user)
    may_bring = request.user.role in policy.KEEPERS
    new_url = reverse("correspondence:new") if may_bring else ""
    return lists.page(request, Documents, documents, new_url=new_url)


def document(request, ref):
    document = _readable(request, ref)
    source = finding.record_marked(document.attached_to_id, request.user)
    request.shown.extend([document, source])
    context = {
        "document": document,
        "source": source,
        "beginning": document.words[:BEGINNING],
        "goes_on": len(document.words) > BEGINNING,
        "why": why_readable(request.user, document),
        "history": told(document),
    }
    return render(request, "correspondence/document.html", context)


def download(request, ref):
    """The file itself, never shown by the browser in the portal's name."""
    document = _readable(request, ref)
    request.shown.add(document)
    return serving.attachment(request, document)


def new(request):
    """Bring a document: to the record the address names, or for one's office alone."""
    source = _source(request)
    if source:
        policy.require_holder(request.user, source, *policy.KEEPERS)
    else:
        policy.require_role(request.user, *policy.KEEPERS)
    form = (AttachForm if source else DocumentForm)(
        request.POST or None, request.FILES or None, by=request.user
    )
    carried = None
    if request.method == "POST" and form.is_valid():
        try:
            document = _brought(request, form, source)
            return redirect(source or document)
        except Undecided as asked:
            carried = asked.arrived.carried
            form.wait(asked.arrived)
        except ValidationError as refusal:
            form.add_error("file", refusal)
    return _page_of_form(request, form, source, carried)


def _brought(request, form, source):
    if source:
        document = actions.attach(source, by=request.user, **form.facts)
    else:
        document = actions.bring(by=request.user, **form.facts)
    form.forget()
    messages.success(request, _("“%s” is stored.") % document.title)
    return document


def _page_of_form(request, form, source, carried):
    request.shown.extend([source])
    answer = {"form": form, "source": source, "carried": carried}
    status = TOO_LARGE if form.has_error("file", "too-large") else 200
    return render(request, "correspondence/new.html", answer, status=status)


def _source(request):
    ref = request.GET.get("to", "").replace("\0", "")
    if not ref:
        return None
    marking = get_object_or_404(Marking.objects.readable_by(request.user), ref=ref)
    return finding.record_of(marking, request.user)


def _readable(request, ref):
    documents = Document.objects.readable_by(request.user).select_related(
        "marking__holder", "marking__state", "created_by"
    )
    return get_object_or_404(documents.unsealed_for(request.user), ref=ref)
