"""The list of confidentiality requests."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status
from ctportal.reference import names

STANDINGS = [
    ("in_force", _("in force")),
    ("awaiting_note", _("awaiting the note")),
    ("lifted", _("lifted")),
]


class RequestFilter(ListFilter):
    searched = ("ref", "letter_number")
    state = NamedChoiceFilter(
        field_name="marking__state", key="iso3", label=_("Member State")
    )
    channel = OneOf(choices=ConfidentialityRequest.Channel.choices, label=_("Channel"))
    standing = OneOf(choices=STANDINGS, label=_("Status"), method="stand")

    class Meta:
        model = ConfidentialityRequest
        fields = []

    def stand(self, requests, name, word):
        return getattr(requests, word)()


def status_of(asked) -> Status:
    """Whether a request stands, and whether its State has written."""
    if asked.lifted_at:
        return Status("settled", _("Lifted"))
    if asked.awaits_note:
        return Status("due", _("In force, awaiting the note"))
    return Status("restricted", _("In force"))


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
        Column("channel", _("Channel"), value="get_channel_display"),
        Column("letter_number", _("Note")),
        Column("received_on", _("Received"), sort="received_on"),
        Column("against", _("Not shared with"), value="get_against_display"),
        Column("status", _("Status"), value=status_of),
    )
    filterset = RequestFilter
    sort = "-received_on"
    noun = ngettext_lazy("%(count)s request", "%(count)s requests", "count")

    @property
    def empty(self):
        entity = self.request.user.entity
        if entity and entity.is_mission:
            return _(
                "What your State asks to be kept confidential stands with the office"
                " that it asks: by a note, or by word of mouth on a visit."
            )
        return _("No State has asked your office to keep anything confidential.")
