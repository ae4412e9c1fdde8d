"""What is said when a letter is made: its language, its last day, what it lists."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Consent, Marking
from ctportal.pages.forms import Day

from .words import LANGUAGES


class MakeForm(forms.Form):
    """A letter to be made from a record."""

    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    until = forms.DateField(
        label=_("Last day it gives"),
        widget=Day,
        help_text=_("as the clock or its rule has it, where there is one"),
    )

    def __init__(self, *args, template, portions, **kwargs):
        super().__init__(*args, **kwargs)
        self.template = template
        if not template.gives_days:
            del self.fields["until"]
        if not template.lists_portions:
            return
        self.fields["readers"] = forms.ChoiceField(
            label=_("To be shared with"), choices=Consent.Readers.choices
        )
        named = {part.pk: f"{part._meta.verbose_name} · {part}" for part in portions}
        chosen = forms.ModelMultipleChoiceField(
            Marking.objects.filter(pk__in=named).order_by("kind", "ref"),
            to_field_name="ref",
            label=_("Portions, of those that the State has"),
            widget=forms.CheckboxSelectMultiple,
        )
        chosen.label_from_instance = lambda marking: named[marking.pk]
        self.fields["portions"] = chosen

    def clean_until(self):
        day = self.cleaned_data["until"]
        if day < timezone.localdate() and self.template.code != "reminder":
            raise forms.ValidationError(_("This day has passed."))
        return day
