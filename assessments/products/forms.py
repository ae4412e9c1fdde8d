"""What is said of an analytical product."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Classification
from ctportal.reference.models import Region, State, Theme

from .. import choices
from ..models import AnalyticalProduct


class ProductForm(RecordForm):
    themes = choices.Several(Theme, "code", label=_("Themes"), choices=choices.themes)
    states = choices.Several(
        State, "iso3", label=_("Member States"), choices=choices.states
    )
    regions = choices.Several(
        Region, "m49", label=_("Regions"), choices=choices.regions
    )

    class Meta:
        model = AnalyticalProduct
        fields = ["title", "type", "text", "as_of", "language"]
        widgets = {"as_of": Day, "text": forms.Textarea(attrs={"rows": 8})}

    field_order = ["title", "type", "as_of", "text", "themes", "states", "regions"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_new:
            about = self.instance
            self.initial |= {
                "themes": [tie.theme.code for tie in about.on_themes.all()],
                "states": [tie.state.iso3 for tie in about.in_states.all()],
                "regions": [tie.region.m49 for tie in about.in_regions.all()],
            }

    def _settle(self, name):
        """Of what it is about, what was said last stands."""
        if name not in ("themes", "states", "regions"):
            super()._settle(name)


class NewProductForm(ProductForm):
    """With what is decided once."""

    classification = choices.classification_field(
        _("Classification"), Classification.CONFIDENTIAL
    )
