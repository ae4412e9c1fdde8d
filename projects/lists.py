"""The list of projects."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage

from .filters import ProjectFilter
from .wording import stage_of, states_of, themes_of


class Projects(ListPage):
    title = _("Projects")
    lead = _("Capacity-building projects, from the first idea to their evaluation")
    template_name = "projects/list.html"
    columns = (
        Column("title", _("Project"), link=True, sort="title", below=states_of),
        Column("ref", _("Reference"), sort="ref"),
        Column("stage", _("Stage"), stage_of, sort="stage"),
        Column("stage_since", _("Since"), sort="stage_since"),
        Column("themes", _("Themes"), themes_of),
        Column("pillar", _("Pillar"), "pillar.code", sort="pillar__code", shown=False),
        Column("holder", _("Originating office"), "holder.name"),
        Column("budget", _("Budget, US$"), sort="budget", numeric=True),
        Column("begins_on", _("From"), sort="begins_on", shown=False),
        Column("ends_on", _("Until"), sort="ends_on", shown=False),
        Column("closed_on", _("Closed"), sort="closed_on", shown=False),
    )
    filterset = ProjectFilter
    sort = "-stage_since"
    noun = ngettext_lazy("%(count)s project", "%(count)s projects", "count")
