"""What may be asked and released."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.people.models import Community, Entity
from ctportal.reference.models import State

from .models import ConfidentialityRequest, Marking


class ReleaseForm(forms.Form):
    """With whom a record is shared, and from when until when."""

    entity = forms.ModelChoiceField(
        Entity.objects.none(),
        to_field_name="code",
        label=_("Organization"),
        required=False,
    )
    community = forms.ModelChoiceField(
        Community.objects.none(),
        to_field_name="code",
        label=_("or group of readers"),
        required=False,
    )
    begins_on = forms.DateField(label=_("From"), required=False, widget=Day())
    ends_on = forms.DateField(label=_("Until"), required=False, widget=Day())
    ground = forms.CharField(
        label=_("On what ground"), max_length=120, help_text=_("a letter or paragraph")
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["entity"].queryset = Entity.objects.exclude(pk=by.entity.pk)
        # Delegations are the visits' own business, and their names would tell of one.
        self.fields["community"].queryset = Community.objects.filter(
            code__in=["un-entities", "compact", "committee"]
        )

    def clean(self):
        values = super().clean()
        if bool(values.get("entity")) == bool(values.get("community")):
            self.add_error("entity", _("Name an organization or a group, one of them."))
        first, last = values.get("begins_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return values

    @property
    def reader(self):
        return self.cleaned_data["entity"] or self.cleaned_data["community"]


class RequestForm(forms.ModelForm):
    """A State's request over whole records of one's own office."""

    records = forms.ModelMultipleChoiceField(
        Marking.objects.none(),
        to_field_name="ref",
        widget=forms.CheckboxSelectMultiple,
        label=_("What it covers"),
        error_messages={"required": _("Choose at least one record.")},
    )
    received_on = forms.DateField(
        label=_("Received"), widget=Day(), initial=timezone.localdate
    )

    class Meta:
        model = ConfidentialityRequest
        fields = ["channel", "received_on", "letter_number", "reason"]
        widgets = {"reason": forms.Textarea({"rows": 3})}

    def __init__(self, *args, markings, labels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["records"].queryset = markings
        self.fields["records"].label_from_instance = lambda m: labels[m.pk]
        self.order_fields(["channel", "received_on", "letter_number", "reason"])

    def clean(self):
        values = super().clean()
        written = values.get("channel") != ConfidentialityRequest.Channel.ORAL
        if written and not values.get("letter_number"):
            self.add_error("letter_number", _("Give the number of the note or letter."))
        received = values.get("received_on")
        if received and received > timezone.localdate():
            self.add_error("received_on", _("This day is still to come."))
        return values


class StateForm(forms.Form):
    """Which State asks."""

    state = forms.ModelChoiceField(
        State.objects.none(), to_field_name="iso3", label=_("Member State")
    )

    def __init__(self, *args, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].queryset = states


class AskForm(forms.Form):
    """Asking for something one cannot open; the answer never says whether it is."""

    address = forms.CharField(
        label=_("Address or reference"), max_length=300, help_text="R-7F3K2Q"
    )
    reason = forms.CharField(
        label=_("Why you need it"), widget=forms.Textarea({"rows": 4}), max_length=2000
    )
