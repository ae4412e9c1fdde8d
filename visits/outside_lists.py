"""The lists of UNOCT's notices and of other bodies' missions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import CHANGED, REF, STATE
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status

from .models import ExternalMission, VisitNotice


class NoticeFilter(MarkedFilter):
    searched = ("title", "marking__state__iso3", "ref")

    class Meta:
        model = VisitNotice
        fields = []


class MissionFilter(MarkedFilter):
    searched = ("title", "body_name", "marking__state__iso3", "ref")

    class Meta:
        model = ExternalMission
        fields = []


def status_of(record) -> Status:
    if record.cancelled_on:
        return Status("missing", _("called off"))
    return Status("underway", _("announced"))


BEGINS = Column("begins_on", _("From"), sort="begins_on")
ENDS = Column("ends_on", _("Until"), sort="ends_on")
STATUS = Column("status", _("Status"), value=status_of)


class Notices(ListPage):
    title = _("UNOCT’s visits")
    lead = _("UNOCT tells CTED in advance which States it will visit (16 g).")
    columns = (
        Column("title", _("Visit"), link=True, sort="title"),
        STATE,
        BEGINS,
        ENDS,
        Column("given_on", _("Notice given"), sort="given_on"),
        Column("lead", _("Days before"), value="lead_days", numeric=True),
        STATUS,
        REF,
        CHANGED,
    )
    filterset = NoticeFilter
    sort = "-begins_on"
    noun = ngettext_lazy("%(count)s notice", "%(count)s notices", "count")
    empty = _("Notices of UNOCT’s visits stand here once it gives them.")


class Missions(ListPage):
    title = _("Other bodies’ missions")
    lead = _("Missions of regional and other bodies, beside which visits are planned.")
    columns = (
        Column("title", _("Mission"), link=True, sort="title"),
        STATE,
        Column("of_whom", _("Organization")),
        BEGINS,
        ENDS,
        STATUS,
        REF,
        CHANGED,
    )
    filterset = MissionFilter
    sort = "-begins_on"
    noun = ngettext_lazy("%(count)s mission", "%(count)s missions", "count")
