"""Pages of packs: the list, a new one, one with its copies, a copy's file."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.columns import REF, STATE
from ctportal.correspondence import serving
from ctportal.ledger.history import told
from ctportal.pages import lists
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status
from ctportal.rendering.languages import language_of

from . import actions, opening, picking, reports
from .collecting import collect, sights
from .composing import compose
from .filters import PackFilter
from .forms import PackForm
from .history import WORDS
from .models import Copy, Pack
from .rechoosing import RechoiceForm

CLOSED = Status("restricted", _("closed: not all of it may be read any more"))
OPEN = Status("settled", _("open"))


class Packs(ListPage):
    title = _("Packs")
    lead = _("Briefing packs on a Member State, each holding what its reader may read.")
    columns = (
        Column("title", _("Pack"), link=True, sort="title"),
        REF,
        STATE,
        Column("reader", _("For")),
        Column("language", _("Language"), value="get_language_display"),
        Column("changed_at", _("Changed"), sort="changed_at"),
    )
    filterset = PackFilter
    noun = ngettext_lazy("%(count)s pack", "%(count)s packs", "count")
    empty = _("Make the first one from a Member State’s page, or with New.")


@dataclass(frozen=True)
class CopyLine:
    """A copy as its list shows it."""

    copy: Copy
    is_open: bool

    @property
    def status(self):
        return OPEN if self.is_open else CLOSED


def index(request):
    readable = Pack.objects.readable_by(request.user)
    packs = readable.for_table().unsealed_for(request.user)
    new_url = "/packs/new/" if request.user.entity else ""
    return lists.page(request, Packs, packs, new_url=new_url)


def new(request):
    if request.user.entity is None:
        raise PermissionDenied
    initial = {"state": request.GET.get("state", "")}
    form = PackForm(request.POST or None, by=request.user, initial=initial)
    entries = None
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST:
            return redirect(actions.open_pack(by=request.user, **form.facts))
        entries = _entries(request.user, form)
    request.shown.extend(_offered(form))
    return TemplateResponse(
        request, "packs/new.html", {"form": form, "entries": entries}
    )


def parts(request, ref):
    """What goes into a pack, chosen anew by its office."""
    pack = _pack(request, ref)
    policy.require_holder(request.user, pack)
    form = RechoiceForm(request.POST or None, instance=pack, by=request.user)
    entries = None
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST and _chosen_anew(request, pack, form):
            return redirect(pack)
        entries = _entries(request.user, form)
    request.shown.extend([pack, *form.records, *_offered(form)])
    context = {"pack": pack, "form": form, "entries": entries}
    return TemplateResponse(request, "packs/parts.html", context)


def _chosen_anew(request, pack, form) -> bool:
    try:
        actions.choose_anew(pack, by=request.user, **form.facts)
    except ChangedMeanwhile:
        message = _t("Somebody stored this at the same moment. Store again to compare.")
        form.add_error(None, message)
        return False
    messages.success(request, _t("Stored."))
    return True


def _offered(form):
    """The reports a form offers, and their parts."""
    for offer in form.offers:
        yield from [offer.report, *(pick.section for pick in offer.picks)]


def detail(request, ref):
    pack = _pack(request, ref)
    composition = compose(pack, by=request.user, number=pack.copies_made + 1)
    request.shown.add(pack)
    request.shown.extend(composition.records)
    context = {
        "pack": pack,
        "document": composition.document,
        "direction": "rtl" if language_of(pack.language).right_to_left else "ltr",
        "lines": _lines(request, pack),
        "is_holder": policy.is_holder(request.user, pack),
        "token": uuid4(),
        "history": told(pack, WORDS),
    }
    return TemplateResponse(request, "packs/detail.html", context)


@require_POST
def copies(request, ref):
    pack = _pack(request, ref)
    wanted = request.POST.get("format")
    if wanted not in Copy.Format.values:
        raise BadRequest
    copy = actions.make_copy(
        pack, by=request.user, file_format=wanted, token=_token(request)
    )
    request.shown.add(copy)
    messages.success(request, _t("%(copy)s is made.") % {"copy": copy})
    return redirect(pack)


def copy(request, ref, number):
    found = _copy(request, ref, number)
    readable = opening.markings_in([found], request.user)
    if not opening.is_open(found, readable):
        raise Http404
    request.shown.add(found)
    request.shown.extend(readable.values())
    return serving.attachment(request, found)


@require_POST
def close(request, ref, number):
    found = _copy(request, ref, number)
    actions.close(found, by=request.user)
    messages.success(request, _t("%(copy)s is closed.") % {"copy": found})
    return redirect(found.pack)


def _pack(request, ref):
    packs = Pack.objects.readable_by(request.user).for_table()
    return get_object_or_404(packs.unsealed_for(request.user), ref=ref)


def _copy(request, ref, number):
    of_pack = _pack(request, ref).copies.readable_by(request.user)
    return get_object_or_404(of_pack.for_table(), number=number)


def _lines(request, pack):
    """The copies as far as the reader sees them; the closed ones are the holder's."""
    found = list(pack.copies.readable_by(request.user).for_table().order_by("-number"))
    readable = opening.markings_in(found, request.user)
    lines = [CopyLine(copy, opening.is_open(copy, readable)) for copy in found]
    if not policy.is_holder(request.user, pack):
        lines = [line for line in lines if line.is_open]
    request.shown.extend(line.copy for line in lines)
    return lines


def _entries(by, form):
    """How much goes into each section of a pack that is not made yet."""
    said = form.contents
    sections, chosen = set(said.pop("sections")), said.pop("chosen")
    seen = sights(by=by, **said)
    found = collect(seen, sections, chosen)
    if chosen or Pack.Section.REPORTS in sections:
        found[Pack.Section.REPORTS] = reports.collect(seen, chosen)
    picking.say_what_goes_in(form.offers, seen, found.get(Pack.Section.REPORTS, ()))
    return [
        (section.label, len(found[section]))
        for section in Pack.Section
        if section in found
    ]


def _token(request):
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError as error:
        raise BadRequest from error
