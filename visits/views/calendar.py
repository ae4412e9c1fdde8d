"""The calendar: a month, a year as a list, and a feed that other programs read."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ctportal.pages import address, feeds, occasions
from ctportal.pages.pieces import Tab
from ctportal.people.models import Classification

from ..months import Month, Page, in_months, last_day_listed

# What a feed tells of: the days about today.
BEFORE, AFTER = timedelta(days=400), timedelta(days=800)


def calendar(request):
    """What this person may read of a month, or of a year as a list."""
    month = Month.asked_for(request.GET.get("month", ""))
    is_list = request.GET.get("as") == "list"
    known = {source.code for source in occasions.registered}
    codes = [code for code in request.GET.getlist("kind") if code in known]
    first = month.first if is_list else month.begins_on
    last = last_day_listed(month) if is_list else month.ends_on
    found = occasions.between(request.user, first, last, codes)
    request.shown.extend([one.record for one in found])
    context = _frame(request, month, is_list, codes) | {
        "page": None if is_list else Page(month, found),
        "months": in_months(found, month) if is_list else [],
        "occasions": found,
    }
    return render(request, "visits/calendar.html", context)


def _frame(request, month, is_list, codes):
    """Where one goes from here, and what is asked."""
    step = 12 if is_list else 1
    asked = request.GET
    views = [(_("Month"), None, not is_list), (_("List"), "list", is_list)]
    return {
        "month": month,
        "is_list": is_list,
        "previous": address.changed(asked, month=month.moved(-step).code),
        "next": address.changed(asked, month=month.moved(step).code),
        "now": address.changed(asked, month=None),
        "tabs": [
            Tab(label, address.changed(asked, **{"as": how}), None, is_current)
            for label, how, is_current in views
        ],
        "sources": [(source, source.code in codes) for source in occasions.registered],
    }


@login_not_required
@require_safe
def feed(request, token):
    """The same for a calendar of one's own, under the rule at each fetch.

    The address says whose it is; what is strictly confidential stays in the portal.
    """
    if getattr(request, "calendar_of", None) is None:
        raise Http404
    today = timezone.localdate()
    found = [
        one
        for one in occasions.between(request.user, today - BEFORE, today + AFTER)
        if one.record.classification < Classification.STRICTLY
    ]
    request.shown.extend([one.record for one in found])
    told = feeds.written(found, request.user, address_of=request.build_absolute_uri)
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="ct-portal.ics"'
    return answer
