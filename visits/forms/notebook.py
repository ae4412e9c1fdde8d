"""What may be brought to a notebook."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """A notebook kept as a spreadsheet."""

    file = forms.FileField(
        label=_("Workbook"),
        help_text=_("An XLSX file: the portal’s template, or the notebook as it is."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class PasteForm(forms.Form):
    """Recommendations copied from a text, one to a paragraph."""

    text = forms.CharField(
        label=_("Recommendations, one to a paragraph"),
        help_text=_("Numbers and bullets at the beginning are taken off."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=200_000,
    )


class SetAsideForm(forms.Form):
    """Why a row of a workbook does not become a line."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
