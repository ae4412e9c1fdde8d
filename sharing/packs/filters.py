"""What may be asked of the list of packs."""

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from ctportal.pages.filters import ListFilter, ReadableChoiceFilter

from .models import Pack


class PackFilter(ListFilter):
    searched = ("title", "ref")

    state = ReadableChoiceFilter(
        field_name="marking__state__iso3",
        label=_("Member State"),
        empty_label=_("any"),
    )
    paper = ChoiceFilter(choices=Pack.Paper, label=_("Paper"), empty_label=_("any"))

    class Meta:
        model = Pack
        fields: list[str] = []
