"""Which field of a record is not shared, and who still has it."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class SealForm(forms.Form):
    """One field, and those of the record's readers who keep it."""

    field = forms.ChoiceField(label=_("Field"))
    readers = forms.MultipleChoiceField(
        label=_("Who may still read it, besides your office"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Left empty, your office alone."),
    )

    def __init__(self, *args, sealable, readers, **options):
        super().__init__(*args, **options)
        self.fields["field"].choices = [
            (name, capfirst(label)) for name, label in sealable.items()
        ]
        self.known = {f"{type(r).__name__}:{r.code}": r for r in readers}
        named = [(key, reader.name) for key, reader in self.known.items()]
        self.fields["readers"].choices = named
        if not named:
            del self.fields["readers"]

    @property
    def facts(self) -> dict:
        chosen = self.cleaned_data.get("readers", ())
        return {
            "field": self.cleaned_data["field"],
            "readers": [self.known[key] for key in chosen],
        }
