"""What the auditor asks of the record of access."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from .models import Disclosure


class AuditForm(forms.Form):
    """Of which person, which record, which kind and which days."""

    person = forms.CharField(label=_("Person"), required=False, max_length=120)
    ref = forms.CharField(label=_("Reference"), required=False, max_length=16)
    kind = forms.CharField(label=_("Kind of act"), required=False, max_length=60)
    first = forms.DateField(label=_("From"), required=False, widget=Day())
    last = forms.DateField(label=_("Until"), required=False, widget=Day())

    @property
    def asked(self) -> list:
        """What was asked, in the order in which the database takes it."""
        return [self.cleaned_data[name] for name in self.fields]


class ShownForm(AuditForm):
    """Of what was shown, the kind is the channel."""

    kind = forms.ChoiceField(
        label=_("By which channel"),
        required=False,
        choices=[("", _("any")), *Disclosure.Channel.choices],
    )
