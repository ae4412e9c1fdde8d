"""What is said of the annual list of visits."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.reference.models import State

from ..models import AnnualList, ListDecision, ListEntry, Visit
from .visits import VisitForm, states


class ListForm(forms.ModelForm):
    """A list is begun."""

    class Meta:
        model = AnnualList
        fields = ("year",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year
        self.fields["year"].min_value = 2000


class EntryForm(forms.ModelForm):
    """A State on the list, with the visit planned."""

    state = forms.TypedChoiceField(
        label=_("Member State"),
        choices=states,
        coerce=lambda iso3: State.objects.get(iso3=iso3),
    )

    class Meta:
        model = ListEntry
        fields = ("state", "type", "quarter")


class ApproveForm(forms.Form):
    """The Committee approved it."""

    on = forms.DateField(label=_("Approved on"), widget=Day)
    decision = forms.CharField(
        label=_("The Committee’s decision"),
        max_length=120,
        help_text=_("As it is cited, its symbol or the note of its Chair."),
    )

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return self.cleaned_data["on"]


class DecisionForm(forms.ModelForm):
    """Another decision of the Committee: it takes the entry off."""

    class Meta:
        model = ListDecision
        fields = ("decided_on", "decision", "reason")
        widgets = {"decided_on": Day}

    @property
    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in DecisionForm.Meta.fields}

    @property
    def planned(self) -> dict:
        """What is planned instead; nothing where it is only taken off."""
        return {}


class AddingForm(EntryForm, DecisionForm):
    """It puts a State on the list."""

    field_order = ("state", "type", "quarter")

    class Meta(DecisionForm.Meta):
        pass

    type = forms.ChoiceField(label=_("Kind"), choices=Visit.Type.choices)
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), choices=[(n, str(n)) for n in range(1, 5)], coerce=int
    )

    @property
    def planned(self):
        names = ("state", "type", "quarter")
        return {n: self.cleaned_data[n] for n in names if n in self.cleaned_data}


class MovingForm(AddingForm):
    """It moves an entry to another quarter, or to another kind of visit."""

    state = None


class PlannedVisitForm(VisitForm):
    """The visit that an entry planned: its State and its kind are the entry's."""

    state = None
    field_order = ()

    class Meta(VisitForm.Meta):
        fields = ("title", "mode", "begins_on", "ends_on")
