"""What is saved of a list."""

from django import forms
from django.http import QueryDict
from django.urls import is_valid_path
from django.utils.translation import gettext_lazy as _

from ctportal.pages.saved import lasting

from ..models import SavedView


class SaveViewForm(forms.ModelForm):
    """A list of the portal under a name; elsewhere no address leads."""

    is_shared = forms.BooleanField(label=_("My office may use it too"), required=False)

    class Meta:
        model = SavedView
        fields = ("name", "path", "query")

    def clean_path(self):
        path = self.cleaned_data["path"]
        if path.startswith("//") or not is_valid_path(path):
            raise forms.ValidationError(_("There is no such list."))
        return path

    def clean_query(self):
        return lasting(QueryDict(self.cleaned_data["query"])).urlencode()
