"""Asking for what one cannot open."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """Asking for something one cannot open; the answer never says whether it is."""

    address = forms.CharField(
        label=_("Address or reference"), max_length=300, help_text="R-7F3K2Q"
    )
    reason = forms.CharField(
        label=_("Why you need it"), widget=forms.Textarea({"rows": 4}), max_length=2000
    )
