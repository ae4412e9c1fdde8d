"""Who is to read what nobody is left to read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Function

from ..models import Naming


class NamingForm(forms.ModelForm):
    """A function of the originating office, and why it."""

    function = forms.ModelChoiceField(
        Function.objects.none(), to_field_name="code", label=_("Who is to read it")
    )

    class Meta:
        model = Naming
        fields = ["function", "reason"]

    def __init__(self, *args, functions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["function"].queryset = functions
