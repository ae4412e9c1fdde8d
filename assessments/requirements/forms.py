"""What may be typed of a requirement of a resolution."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.reference.models import Resolution, Theme

from ..choices import One, themes
from ..naming import NamesForm


class WordsForm(NamesForm):
    """What a provision asks, from which day on, in each language."""

    longest = 400
    widget = forms.Textarea
    drawn: ClassVar = {"rows": 3}
    begins_on = forms.DateField(label=_("From this day on"), widget=Day())
    is_checked = forms.BooleanField(
        label=_("Checked against the text of the resolution"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"] = One(Theme, "code", label=_("Theme"), required=False)
        self.fields["theme"].choices = [("", _("none")), *themes()]
        self.order_fields([*(self.field_order or ()), "begins_on", "theme"])

    @property
    def others(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [field for field in self if not field.name.startswith("name_")]

    @property
    def facts(self) -> dict:
        kept = {
            name: said
            for name, said in self.cleaned_data.items()
            if not name.startswith("name_")
        }
        return kept | {"names": self.names}


class RequirementForm(WordsForm):
    """With the provision that asks it."""

    resolution = forms.ModelChoiceField(
        label=_("Resolution"),
        queryset=Resolution.objects.order_by("-year", "-symbol"),
        to_field_name="slug",
    )
    provision = forms.CharField(
        label=_("Provision"), max_length=20, help_text=_("as it is cited: 2 (a)")
    )
    field_order = ("resolution", "provision")


class EndForm(forms.Form):
    """From which day on it is asked no longer."""

    begins_on = forms.DateField(
        label=_("No longer asked from this day on"), widget=Day()
    )
