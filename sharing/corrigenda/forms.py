"""What may be typed about corrigenda."""

from django import forms
from django.utils.translation import gettext_lazy as _


class IssueForm(forms.Form):
    corrects = forms.ChoiceField(label=_("Which version went out with the mistake"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("Everyone who is told reads this: name no passage here."),
    )

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {version.ref: version for version in versions}
        choices = [(ref, str(version)) for ref, version in self.versions.items()]
        self.fields["corrects"].choices = choices[::-1]

    def clean_corrects(self):
        return self.versions[self.cleaned_data["corrects"]]
