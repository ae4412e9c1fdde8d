"""What people may change of their own account."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..models import Person


class AccountForm(forms.ModelForm):
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("as the browser asks for")), *settings.LANGUAGES],
        required=False,
    )

    class Meta:
        model = Person
        fields = ["language"]
