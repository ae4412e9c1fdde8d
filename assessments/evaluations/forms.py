"""What may be typed of an evaluation by others."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Classification
from ctportal.reference.models import Theme

from .. import choices
from ..models import ExternalEvaluation, Need
from . import schemes


class EvaluationForm(RecordForm):
    theme = forms.ModelChoiceField(
        label=_("Theme"),
        queryset=Theme.objects.with_parents(),
        to_field_name="code",
        required=False,
        empty_label=_("none"),
    )
    source = forms.URLField(
        label=_("Where it is published"), required=False, assume_scheme="https"
    )

    class Meta:
        model = ExternalEvaluation
        fields = ["title", "type", "body", "round", "as_of", "theme", "source"]
        fields += ["language"]
        widgets = {"as_of": Day}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # By its code, as the choices are.
        if not self.is_new and "theme" in self.fields:
            self.initial["theme"] = self.instance.theme


class NewEvaluationForm(EvaluationForm):
    """With what is decided once, when it is entered."""

    state = choices.of_state()
    classification = choices.classification_field(
        _("Classification"), Classification.UNCLASSIFIED
    )
    field_order = ["title", "state", "type", "body", "round", "as_of", "theme"]


class RatingsForm(forms.Form):
    """The marks given on one day: those left open are not said."""

    given_on = forms.DateField(label=_("Given on"), widget=Day)
    given_in = forms.CharField(
        label=_("Follow-up report"),
        max_length=120,
        required=False,
        help_text=_("Leave it empty for the evaluation itself."),
    )

    def __init__(self, *args, evaluation, **kwargs):
        super().__init__(*args, **kwargs)
        self.schemes = schemes.of(evaluation)
        for item, marks in schemes.items_of(evaluation).items():
            choices = [("", "–"), *((mark.value, mark.value) for mark in marks)]
            self.fields[item] = forms.ChoiceField(
                label=item, choices=choices, required=False
            )

    @property
    def groups(self) -> list[tuple]:
        """The fields of each scheme, under its heading."""
        return [
            (scheme.label, scheme.marks.choices, [self[item] for item in scheme.items])
            for scheme in self.schemes
        ]

    @property
    def days(self) -> list:
        return [self["given_on"], self["given_in"]]

    @property
    def facts(self) -> dict:
        said = dict(self.cleaned_data)
        day = {name: said.pop(name) for name in ("given_on", "given_in")}
        return day | {"ratings": {item: mark for item, mark in said.items() if mark}}


class EvidenceForm(forms.Form):
    """The need that an evaluation shows, among those of its State."""

    need = forms.ModelChoiceField(
        label=_("Need"), queryset=Need.objects.none(), to_field_name="ref"
    )
    item = forms.ChoiceField(label=_("By its item"), required=False)

    def __init__(self, *args, evaluation, needs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = needs
        items = schemes.items_of(evaluation)
        named = [(item, item) for item in items]
        self.fields["item"].choices = [("", _("the whole of it")), *named]
        if not items:
            del self.fields["item"]
