"""The pages that bring everything together: home, States, search."""

from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from ctportal.pages import exports

from . import results
from .models import SearchEntry


def search(request):
    """Everything the reader may read, narrowed down by words and facets."""
    readable = SearchEntry.objects.readable_by(request.user).for_table()
    listing = results.Results(request, readable)
    if request.GET.get("format") in exports.WRITERS:
        return exports.answer(request, listing)
    preview = listing.preview_for(request.user)
    request.shown.extend(listing.page.rows)
    if preview:
        request.shown.add(preview.record)
    context = {"listing": listing, "preview": preview}
    return TemplateResponse(request, listing.template_name, context)


def open_page(request, ref):
    """From a reference to the page of its record."""
    readable = SearchEntry.objects.readable_by(request.user)
    entry = get_object_or_404(readable, ref=ref)
    return redirect(results.record_of(entry, request.user))
