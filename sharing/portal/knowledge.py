"""Pages of what everybody may know, with what each reader may read beneath: themes,
resolutions and their requirements, instruments and the States party to them."""

from collections import Counter

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments import extracts
from assessments.models import Requirement
from ctportal.pages import lists
from ctportal.pages.pieces import Tab
from ctportal.reference.models import Instrument, PartyStatus, Resolution, State, Theme

from . import parties as party_status
from . import reference_lists
from .parties import PartyForm
from .reference_lists import Parties
from .states import Hub
from .themes import ThemePage


def themes(request):
    found = Theme.objects.with_parents()
    tops = [theme for theme in found if theme.parent_id is None]
    groups = [(top, [t for t in found if t.parent_id == top.pk]) for top in tops]
    context = {"groups": groups, "tabs": _tabs("themes")}
    return TemplateResponse(request, "portal/themes.html", context)


def theme(request, code):
    found = get_object_or_404(Theme.objects.with_parents(), code=code)
    page = ThemePage(found, request.user)
    request.shown.extend(page.shown)
    context = {"theme": found, "parts": found.parts.all(), "page": page}
    return TemplateResponse(request, "portal/theme.html", context)


def resolutions(request):
    """The register of resolutions, the latest first."""
    found = Resolution.objects.order_by("-year", "-symbol")
    counted = Requirement.objects.current().order_by().values_list("resolution")
    counts = dict(counted.annotate(count=Count("pk")))
    rows = [(resolution, counts.get(resolution.pk, 0)) for resolution in found]
    context = {"rows": rows, "tabs": _tabs("resolutions")}
    return TemplateResponse(request, "portal/resolutions.html", context)


def resolution(request, slug):
    found = get_object_or_404(Resolution, slug=slug)
    asked = Requirement.objects.filter(resolution=found).select_related("theme")
    context = {"resolution": found, "requirements": asked}
    return TemplateResponse(request, "portal/resolution.html", context)


def instruments(request):
    told = PartyStatus.objects.latest_told().filter(bound_on__isnull=False)
    parties = Counter(status.instrument_id for status in told)
    rows = [(one, parties[one.pk]) for one in Instrument.objects.all()]
    context = {"rows": rows, "tabs": _tabs("instruments")}
    return TemplateResponse(request, "portal/instruments.html", context)


def instrument(request, number):
    found = get_object_or_404(Instrument, number=number)
    told = found.party_statuses.latest_told().select_related("state")
    told = sorted(told, key=lambda one: one.state.name.casefold())
    context = {"instrument": found, "told": told}
    return TemplateResponse(request, "portal/instrument.html", context)


def parties(request):
    """How States stand to instruments, to be searched and taken along."""
    told = reference_lists.parties()
    return lists.page(request, Parties, told, tabs=_tabs("parties"))


def enter_party(request, iso3):
    """What a source says of one State, written down by those who may."""
    state = get_object_or_404(State, iso3=iso3)
    if not party_status.may_enter(request.user):
        raise PermissionDenied
    form = PartyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            party_status.enter(state, by=request.user, **form.cleaned_data)
            return redirect("portal:state-instruments", iso3)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"state": state, "form": form}
    return TemplateResponse(request, "portal/enter_party.html", context)


def state_instruments(request, iso3):
    """How one State stands to the instruments, where a source was entered."""
    state = get_object_or_404(State.objects.with_regions(), iso3=iso3)
    told = state.party_statuses.latest_told().select_related("instrument")
    known = {status.instrument_id: status for status in told}
    rows = [(i, known.get(i.pk)) for i in Instrument.objects.all()]
    tabs = Hub(state, request.user).tabs("instruments")
    context = {"state": state, "rows": rows, "tabs": tabs}
    context["may_enter"] = party_status.may_enter(request.user)
    return TemplateResponse(request, "portal/state_instruments.html", context)


def state_extract(request, iso3, matter):
    """What was found and is recommended of a State on one cross-cutting matter."""
    state = get_object_or_404(State, iso3=iso3)
    hub = Hub(state, request.user)
    found = extracts.Extract(
        state.name,
        extracts.matter_or_404(matter),
        request.user,
        of=lambda model: hub.rows(model).for_table().order_by("theme__position", "ref"),
    )
    crumbs = [(reverse("portal:states"), _("Member States")), (hub.url(), state.name)]
    return extracts.page(request, found, crumbs=crumbs)


def _tabs(current) -> list[Tab]:
    kept = (
        ("themes", _("Themes")),
        ("resolutions", _("Resolutions")),
        ("instruments", _("International instruments")),
        ("parties", _("States party")),
    )
    return [
        Tab(label, reverse(f"portal:{name}"), None, name == current)
        for name, label in kept
    ]
