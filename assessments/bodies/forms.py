"""What is said of another body's recommendation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Classification
from ctportal.reference.models import State, Theme

from .. import choices
from ..models import BodyRecommendation


class BodyForm(RecordForm):
    theme = forms.ModelChoiceField(
        label=_("Theme"),
        queryset=Theme.objects.with_parents(),
        to_field_name="code",
    )
    url = forms.URLField(
        label=_("Where it is published"),
        max_length=200,
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = BodyRecommendation
        fields = [
            "source",
            "body",
            "symbol",
            "adopted_on",
            "title",
            "text",
            "theme",
            "addressees",
            "url",
            "language",
        ]
        widgets = {"adopted_on": Day, "text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_new:
            # By its code, as the choices are: no page holds a primary key.
            self.initial["theme"] = self.instance.theme


def _states():
    return [("", _("no one State")), *choices.states()]


class NewBodyForm(BodyForm):
    """With what is decided once."""

    state = choices.One(
        State, "iso3", label=_("Member State"), choices=_states, required=False
    )
    classification = choices.classification_field(
        _("Classification"), Classification.UNCLASSIFIED
    )
