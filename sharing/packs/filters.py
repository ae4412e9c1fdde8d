"""What may be asked of the list of packs."""

from django.utils.translation import gettext_lazy as _

from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf

from .models import Pack


class PackFilter(ListFilter):
    searched = ("title", "ref")

    state = NamedChoiceFilter(
        field_name="marking__state", key="iso3", label=_("Member State")
    )
    paper = OneOf(choices=Pack.Paper, label=_("Paper"))

    class Meta:
        model = Pack
        fields: list[str] = []
