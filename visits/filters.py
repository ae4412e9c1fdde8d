"""What may be asked of the lists of visits."""

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from ctportal.pages.filters import ListFilter, ReadableChoiceFilter

from .models import Visit


class VisitFilter(ListFilter):
    searched = ("title", "marking__state__iso3", "ref")

    state = ReadableChoiceFilter(
        field_name="marking__state__iso3",
        named="marking__state__names__en",
        label=_("Member State"),
        empty_label=_("any"),
    )
    type = ChoiceFilter(
        choices=Visit.Type.choices, label=_("Kind"), empty_label=_("any")
    )
    status = ChoiceFilter(
        choices=Visit.Status.choices, label=_("Status"), empty_label=_("any")
    )

    class Meta:
        model = Visit
        fields = []


class DueFilter(ListFilter):
    """Where a visit stands under paragraph 16 e."""

    # Each word is one of the queryset's own.
    STANDINGS = (
        ("transmitted", _("transmitted")),
        ("awaiting_the_state", _("awaiting the State")),
        ("before_the_committee", _("before the Committee")),
        ("confidential", _("confidential")),
        ("overdue", _("overdue")),
    )
    searched = ("title", "marking__state__iso3", "ref")

    standing = ChoiceFilter(
        choices=STANDINGS, label=_("Standing"), empty_label=_("any"), method="stand"
    )

    class Meta:
        model = Visit
        fields = []

    def stand(self, queryset, name, word):
        return getattr(queryset, word)()
