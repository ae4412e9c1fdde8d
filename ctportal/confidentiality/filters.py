"""What may be asked of every list of records: its marking."""

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet

from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf, with_words
from ctportal.people.models import Classification
from ctportal.reference.models import Theme


class MarkedFilter(ListFilter):
    """Asks by State, classification and originating office."""

    state = NamedChoiceFilter(
        field_name="marking__state", key="iso3", label=_("Member State")
    )
    classification = OneOf(
        field_name="marking__classification",
        choices=Classification.choices,
        label=_("Classification"),
    )
    holder = NamedChoiceFilter(
        field_name="marking__holder", key="code", label=_("Originating office")
    )


class AboutTheme(CharFilter):
    """For machines: about the theme of this code, or about a part of it."""

    def filter(self, queryset, code):
        theme = Theme.objects.filter(code=code).first() if code else None
        found = queryset.about(theme) if theme else queryset.none()
        return found if code else queryset


class OfWords(FilterSet):
    """For machines, what the search box is for people: every word, in any field."""

    q = CharFilter(method="search")

    def search(self, queryset, name, words):
        return with_words(queryset, queryset.model.searchable, words)


class OfState(OfWords):
    """The same, by State: one without records has none to show."""

    state = CharFilter(field_name="marking__state__iso3", lookup_expr="iexact")
