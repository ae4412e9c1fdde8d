"""Asking for what one cannot open, and answering."""

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


class AnswerForm(forms.Form):
    """What who asked is told: these words and nothing else."""

    words = forms.CharField(
        label=_("Your answer"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("They read these words alone. Left empty, they learn nothing."),
    )
