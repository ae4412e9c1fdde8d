"""What may be asked of the lists: choices are what the reader's own rows have."""

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from ctportal.correspondence.choices import NamedChoiceFilter
from ctportal.pages.filters import ListFilter
from ctportal.people.models import Classification

from .models import Assessment, Finding, Need, Priority, Recommendation


class OneOf(ChoiceFilter):
    """A choice that may be left open."""

    def __init__(self, *args, **options):
        super().__init__(*args, empty_label=_("any"), **options)


class MarkedFilter(ListFilter):
    """Asks by State, classification and originating office."""

    state = NamedChoiceFilter(field_name="marking__state", key="iso3", label=_("State"))
    classification = OneOf(
        field_name="marking__classification",
        choices=Classification.choices,
        label=_("Classification"),
    )
    holder = NamedChoiceFilter(
        field_name="marking__holder", key="code", label=_("Originating office")
    )


class ResultFilter(MarkedFilter):
    """Asks of what hangs under a report by its theme besides."""

    searched = ("title", "text")

    theme = NamedChoiceFilter(field_name="theme", key="code", label=_("Theme"))


class AssessmentFilter(MarkedFilter):
    type = OneOf(choices=Assessment.Type.choices, label=_("Kind"))
    status = OneOf(choices=Assessment.Status.choices, label=_("Status"))

    class Meta:
        model = Assessment
        fields = []


class FindingFilter(ResultFilter):
    nature = OneOf(choices=Finding.Nature.choices, label=_("Nature"))

    class Meta:
        model = Finding
        fields = []


class RecommendationFilter(ResultFilter):
    searched = Recommendation.searchable

    priority = OneOf(choices=Priority.choices, label=_("Priority"))
    status = OneOf(choices=Recommendation.Status.choices, label=_("Status"))

    class Meta:
        model = Recommendation
        fields = []


class NeedFilter(ResultFilter):
    priority = OneOf(choices=Priority.choices, label=_("Priority"))
    status = OneOf(
        choices=[("proposed", _("proposed")), ("agreed", _("agreed by the State"))],
        method="standing",
        label=_("Status"),
    )

    class Meta:
        model = Need
        fields = []

    def standing(self, queryset, name, asked):
        return queryset.agreed() if asked == "agreed" else queryset.proposed()
