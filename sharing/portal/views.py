"""The pages that bring everything together: home, Member States, search."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from ctportal.confidentiality import finding
from ctportal.pages import exports, lists
from ctportal.reference.models import State

from . import results, state_lists
from .home import Home, arrive, whom_to_ask
from .known import named
from .models import SearchEntry
from .states import Hub


def home(request):
    """What waits for the person, and what changed since they were last here."""
    if request.user.entity is None:
        context = {"administrators": whom_to_ask()}
        return TemplateResponse(request, "portal/newcomer.html", context)
    found = Home(request.user, arrive(request))
    request.shown.extend(found.shown)
    context = {"home": found, "today": timezone.localdate()}
    return TemplateResponse(request, "portal/home.html", context)


def search(request):
    """Everything the reader may read, narrowed down by words and facets."""
    readable = SearchEntry.objects.readable_by(request.user).for_table()
    readable = readable.unsealed_for(request.user)
    listing = results.Results(request, readable)
    if request.GET.get("format") in exports.FORMATS:
        return exports.answer(request, listing)
    preview = listing.preview_for(request.user)
    request.shown.extend(listing.page.rows)
    if preview:
        request.shown.add(preview.record)
    known = named(listing.filter.words)
    context = {"listing": listing, "preview": preview, "known": known}
    return TemplateResponse(request, listing.template_name, context)


def open_page(request, ref):
    """From a reference to the page of its record."""
    readable = SearchEntry.objects.readable_by(request.user)
    entry = get_object_or_404(readable, ref=ref)
    return redirect(finding.record_of(entry, request.user))


def states(request):
    found = state_lists.states_for(request.user)
    return lists.page(request, state_lists.States, found)


def state(request, iso3):
    """The hub of one State."""
    found = get_object_or_404(State.objects.with_regions(), iso3=iso3)
    hub = Hub(found, request.user)
    request.shown.extend(hub.shown)
    context = {"state": found, "hub": hub, "tabs": hub.tabs()}
    return TemplateResponse(request, "portal/state.html", context)


def state_list(request, iso3, part):
    """One kind of record of a State, as far as the reader may read it."""
    found = get_object_or_404(State.objects.with_regions(), iso3=iso3)
    wanted = state_lists.LISTS.get(part)
    if wanted is None:
        raise Http404
    hub = Hub(found, request.user)
    rows = hub.rows(wanted.model).for_table()
    return lists.page(request, wanted, rows, state=found, tabs=hub.tabs(part))
