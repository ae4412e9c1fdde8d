"""What a State asks to be kept confidential."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.reference.models import State

from ..models import ConfidentialityRequest, Marking


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
