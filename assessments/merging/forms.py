"""Which record is the duplicate."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MergeForm(forms.Form):
    other = forms.ChoiceField(label=_("Which one repeats it"))
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        self.records = {record.ref: record for record in records}
        choices = [(ref, f"{ref} · {record}") for ref, record in self.records.items()]
        self.fields["other"].choices = [("", _("none chosen")), *choices]

    def clean_other(self):
        return self.records[self.cleaned_data["other"]]
