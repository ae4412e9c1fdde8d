"""Words for sets of projects."""

from django.db.models import Q

from ctportal.confidentiality import policy
from ctportal.confidentiality.querysets import RecordQuerySet


class ProjectQuerySet(RecordQuerySet):
    def under_way(self):
        return self.filter(closed_on=None)

    def at(self, stage):
        return self.filter(stage=stage)

    def helping(self, state):
        """Projects that help a State."""
        return self.filter(pk__in=self._tied("in_states", state=state))

    def of_state(self, state):
        """The same: what a project is of is the States it helps."""
        return self.helping(state)

    def about(self, theme):
        """Projects about a theme, or about a part of it."""
        of_theme = Q(theme=theme) | Q(theme__parent=theme)
        return self.filter(pk__in=self._tied("on_themes", of_theme))

    def building_on(self, marking):
        """Projects a stage of which builds on this record."""
        return self.filter(pk__in=self._tied("attachments", record=marking))

    def resting_on_records(self, person):
        """Projects with a stage that builds on a record this person may read."""
        readable = policy.readable_by(person, "record__")
        return self.filter(pk__in=self._tied("attachments", readable))

    def overlapping(self, project):
        """Other projects for one of the same States, on one of the same themes, at
        the same time; a project without dates may be at any time."""
        states = project.in_states.values("state")
        themes = project.on_themes.values("theme")
        return (
            self.exclude(pk=project.pk)
            .filter(closed_on=None)
            .filter(pk__in=self._tied("in_states", state__in=states))
            .filter(pk__in=self._tied("on_themes", theme__in=themes))
            .filter(_at_the_time_of(project))
        )

    def for_table(self):
        """With what a list shows of each project."""
        return (
            super()
            .for_table()
            .select_related("pillar")
            .prefetch_related("in_states__state", "on_themes__theme")
        )

    def for_page(self):
        """With what the page of one project shows besides."""
        return self.for_table().prefetch_related("partners__entity")

    def _tied(self, name, *where, **what):
        """The projects that have such a row among their `name`."""
        link = getattr(self.model, name).field.model
        return link.objects.filter(*where, **what).values("project")


def _at_the_time_of(project) -> Q:
    at_all_times = Q()
    begun = Q(begins_on=None) | Q(begins_on__lte=project.ends_on)
    not_over = Q(ends_on=None) | Q(ends_on__gte=project.begins_on)
    return (begun if project.ends_on else at_all_times) & (
        not_over if project.begins_on else at_all_times
    )
