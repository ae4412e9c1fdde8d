"""The lists of visits: all of them, and what is due under paragraph 16 e."""

from django.db.models import F, Func, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from assessments.models import Recommendation
from ctportal.confidentiality import policy
from ctportal.confidentiality.columns import CHANGED, REF, STATE
from ctportal.confidentiality.models import RequestScope
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage

from . import statuses
from .filters import DueFilter, VisitFilter

COUNTED = ngettext_lazy("%(count)s visit", "%(count)s visits", "count")


class Visits(ListPage):
    title = _("Visits")
    lead = _("Visits on behalf of the Committee, from the list to the follow-up.")
    columns = (
        Column("title", _("Visit"), link=True, sort="title"),
        STATE,
        Column("type", _("Kind"), value="get_type_display"),
        Column("mode", _("Mode"), value="get_mode_display", shown=False),
        Column("begins_on", _("From"), sort="begins_on"),
        Column("ends_on", _("Until"), sort="ends_on"),
        Column("status", _("Status"), value=statuses.of_visit),
        REF,
        CHANGED,
    )
    filterset = VisitFilter
    sort = "-begins_on"
    noun = COUNTED
    template_name = "visits/list.html"

    @property
    def empty(self):
        entity = self.request.user.entity
        if entity and entity.is_mission:
            return _("Visits stand here once they are shared with your office.")
        return _("Other offices’ visits appear once the host Government has agreed.")


class Due(ListPage):
    """For every reader: each visit they know of, and when its results are shared."""

    title = _("Due under 16 e")
    lead = _(
        "Recommendations, findings and needs go to UNOCT when the State has answered"
        " the preliminary assessment, or thirty days after it, unless the State asks"
        " for confidentiality. Every visit stands under one of the first figures."
    )
    template_name = "visits/due.html"
    columns = (
        Column("title", _("Visit"), link=True, sort="title"),
        STATE,
        Column("ends_on", _("Ended"), sort="ends_on"),
        Column("transmitted_on", _("Transmitted"), sort="transmitted_on"),
        Column("answer", _("The State’s answer"), value=statuses.of_answer),
        Column("shared_from", _("With UNOCT from"), value=statuses.of_sharing),
        Column(
            "shared",
            _("Recommendations"),
            numeric=True,
            link=lambda visit: visit.get_absolute_url() + "#results",
        ),
        Column("status", _("Status"), value=statuses.of_visit),
    )
    filterset = DueFilter
    sort = "-ends_on"
    noun = COUNTED
    empty = _("No visit stands here.")

    standings = (*DueFilter.WHERE, *DueFilter.BESIDES)

    @property
    def figures(self) -> list[dict]:
        """Each standing with how many visits are in it, leading to them.

        First the share that is transmitted, then the reasons for the rest.
        """
        first, *reasons = [self._figure(word, label) for word, label in self.standings]
        every = self.readable.count()
        of = {"of": _("of %(visits)s") % {"visits": every}}
        of["share"] = 100 * first["figure"] / every if every else 0
        return [first | of, *reasons]

    def _figure(self, word, label):
        return {
            "label": label,
            "figure": self.readable.standing(word, self.request.user).count(),
            "href": f"{reverse('visits:due')}?standing={word}",
        }


class DueForHolder(Due):
    """The same for the originating office, which knows how much is not shared."""

    columns = (
        *Due.columns[:-1],
        Column("confidential", _("Confidential"), numeric=True),
        Due.columns[-1],
    )
    standings = DueFilter.STANDINGS


def due_to(visits, person):
    """Visits with how many recommendations this person reads that have left drafts."""
    sent = Recommendation.objects.readable_by(person).filter(
        marking__of_visits__visit=OuterRef("pk"), marking__circle=None
    )
    return visits.annotate(shared=_counted(sent))


def with_confidential(visits, person):
    """The same with how many of them a confidentiality request covers."""
    covered = RequestScope.objects.in_force().filter(
        policy.readable_by(person, "record__"),
        record__of_visits__visit=OuterRef("pk"),
    )
    return visits.annotate(confidential=_counted(covered))


def _counted(rows):
    alone = rows.order_by().values(count=Func(F("pk"), function="COUNT"))
    return Coalesce(Subquery(alone, output_field=IntegerField()), 0)
