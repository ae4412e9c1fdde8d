"""The address under which one's calendar is fetched by other programs."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import actions, calendars


def calendar(request):
    """Whether there is an address; it is drawn anew or ended here, and shown once."""
    if "end" in request.POST:
        actions.end_calendar_address(request.user, by=request.user)
        messages.success(request, _("Ended: the address leads nowhere now."))
        return redirect("people:calendar")
    drawn = ""
    if request.method == "POST":
        token = actions.draw_calendar_address(request.user, by=request.user)
        drawn = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
    answer = {"address": calendars.address_of(request.user), "drawn": drawn}
    return TemplateResponse(request, "people/calendar.html", answer)
