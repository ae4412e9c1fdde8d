"""What is said of the consultation after a visit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Entity

from ..models import AgreedArea, Consultation


class ConsultationForm(RecordForm):
    """When it is due or was held, who took part and what was said."""

    class Meta:
        model = Consultation
        fields = ("due_on", "held_on", "participants", "summary")
        widgets = {
            "due_on": Day,
            "held_on": Day,
            "participants": forms.Textarea(attrs={"rows": 3}),
            "summary": forms.Textarea(attrs={"rows": 5}),
        }


class CallForm(forms.Form):
    """That it is called: the day it is due, where that is not the usual one."""

    due_on = forms.DateField(label=_("Due"), widget=Day, required=False)


class AreaForm(forms.ModelForm):
    """An area both offices agreed on."""

    lead = forms.ModelChoiceField(
        Entity.objects.exclude(kind__in=[Entity.Kind.MISSION, Entity.Kind.DONOR]),
        to_field_name="code",
        label=_("Lead"),
    )

    class Meta:
        model = AgreedArea
        fields = ("theme", "text", "support", "lead")
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].to_field_name = "code"
