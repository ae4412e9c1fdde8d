"""How a record is classified and handled, and why."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.people.models import Classification, Function

from .. import policy
from ..models import Marking, Reclassification


class ClassifyForm(forms.Form):
    """Another classification, or other handling, of one's own office's record."""

    classification = forms.TypedChoiceField(
        coerce=int, widget=forms.RadioSelect, label=_("Classification")
    )
    functions = forms.ModelMultipleChoiceField(
        Function.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        label=_("If Strictly Confidential, who reads it"),
        help_text=_("nobody else will, your own office included"),
        required=False,
    )
    handling = forms.CharField(
        label=_("Handling"),
        max_length=Marking._meta.get_field("handling").max_length,
        help_text=_("printed beside the classification"),
        required=False,
    )
    review_on = forms.DateField(
        label=_("Review the classification on"), widget=Day(), required=False
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=Reclassification._meta.get_field("reason").max_length,
    )

    def __init__(self, *args, marking, by, **kwargs):
        shown = {name: getattr(marking, name) for name in ("handling", "review_on")}
        initial = shown | {"classification": marking.classified_as}
        super().__init__(*args, initial=initial, **kwargs)
        lowest = 0 if by.role in policy.CLASSIFIERS else marking.classified_as
        choices = [(n, label) for n, label in Classification.choices if n >= lowest]
        self.fields["classification"].choices = choices
        named = marking.releases.filter(withdrawn_at=None).exclude(function=None)
        self.has_names = named.exists()
        others = Function.objects.exclude(pk__in=named.values("function"))
        self.fields["functions"].queryset = others

    def clean_review_on(self):
        day = self.cleaned_data["review_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Name a day to come."))
        return day

    def clean(self):
        values = super().clean()
        if values.get("classification") != Classification.STRICTLY:
            values["functions"] = Function.objects.none()
        elif not values.get("functions") and not self.has_names:
            self.add_error("functions", _("Name at least one function."))
        return values


class ClassifySeveralForm(forms.Form):
    """One classification for several records; each keeps its handling and its days."""

    classification = forms.TypedChoiceField(
        coerce=int,
        choices=Classification.choices,
        widget=forms.RadioSelect,
        label=_("Classification"),
    )
    functions = forms.ModelMultipleChoiceField(
        Function.objects.all(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        label=_("If Strictly Confidential, who reads it"),
        help_text=_("nobody else will, your own office included"),
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=Reclassification._meta.get_field("reason").max_length,
    )

    def __init__(self, posted, *, by):
        super().__init__(posted)

    def clean(self):
        values = super().clean()
        if values.get("classification") != Classification.STRICTLY:
            values["functions"] = Function.objects.none()
        return values
