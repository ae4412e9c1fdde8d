"""What may be asked of the list of projects."""

from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter

from ctportal.pages.filters import ListFilter, OneOf
from ctportal.reference.models import Pillar, State, Theme

from .models import Project, Stage


def helped_states(request):
    """The States that projects this reader may read help."""
    readable = Project.objects.readable_by(request.user)
    helped = readable.values("in_states__state")
    return State.objects.filter(pk__in=helped)


class ProjectFilter(ListFilter):
    searched = ("title", "summary", "ref")

    stage = OneOf(choices=Stage.choices, label=_("Stage"))
    state = ModelChoiceFilter(
        queryset=helped_states,
        to_field_name="iso3",
        method="of_state",
        label=_("Member State"),
        empty_label=_("any"),
    )
    theme = ModelChoiceFilter(
        queryset=Theme.objects.all(),
        to_field_name="code",
        method="about",
        label=_("Theme"),
        empty_label=_("any"),
    )
    pillar = ModelChoiceFilter(
        queryset=Pillar.objects.all(),
        to_field_name="code",
        label=_("Pillar"),
        empty_label=_("any"),
    )
    closed = OneOf(
        choices=[("no", _("under way")), ("yes", _("closed"))],
        method="that_are_closed",
        label=_("Status"),
    )
    builds = OneOf(
        choices=[("yes", _("on a record")), ("no", _("on none you may read"))],
        method="that_build",
        label=_("Builds on"),
    )

    class Meta:
        model = Project
        fields = ()

    def of_state(self, queryset, name, state):
        return queryset.helping(state)

    def about(self, queryset, name, theme):
        return queryset.about(theme)

    def that_are_closed(self, queryset, name, answer):
        return queryset.filter(closed_on__isnull=answer == "no")

    def that_build(self, queryset, name, answer):
        resting = queryset.resting_on_records(self.request.user)
        if answer == "yes":
            return resting
        return queryset.exclude(pk__in=resting.values("pk"))
