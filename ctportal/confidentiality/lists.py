"""The list of confidentiality requests."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.reference import names

from .models import ConfidentialityRequest


class RequestFilter(ListFilter):
    searched = ("ref", "letter_number")
    channel = OneOf(choices=ConfidentialityRequest.Channel.choices, label=_("Channel"))

    class Meta:
        model = ConfidentialityRequest
        fields = []


class Requests(ListPage):
    title = _("Confidentiality requests")
    lead = _("What States asked your office to keep from others.")
    columns = (
        Column("ref", _("Reference"), link=True),
        Column(
            "state",
            _("Member State"),
            value=lambda asked: names.of_state(asked.marking.state_id),
        ),
        Column("channel", _("Channel"), value=lambda r: r.get_channel_display()),
        Column("letter_number", _("Note")),
        Column("received_on", _("Received"), sort="received_on"),
    )
    filterset = RequestFilter
    sort = "-received_on"
    noun = ngettext_lazy("%(count)s request", "%(count)s requests", "count")
    empty = _("No State has asked your office to keep anything confidential.")
