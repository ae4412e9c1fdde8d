"""What a State answered when it was asked to let others read."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from .. import lettering
from ..models import Consent, Marking


class ConsentForm(forms.ModelForm):
    """A State's answer on one record of one's own office, and on parts of it."""

    letter = forms.ModelChoiceField(
        Marking.objects.none(),
        to_field_name="ref",
        label=_("Its letter"),
        required=False,
        error_messages={"invalid_choice": _("You can read no record of this name.")},
    )
    parts = forms.ModelMultipleChoiceField(
        Marking.objects.none(),
        to_field_name="ref",
        widget=forms.CheckboxSelectMultiple,
        label=_("Also of these parts"),
        required=False,
    )

    class Meta:
        model = Consent
        fields = ["readers", "answer", "said_on", "letter_number"]
        widgets = {"said_on": Day(), "answer": forms.RadioSelect}

    def __init__(self, *args, by, parts, state=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = Consent.Answer.choices
        self.fields["letter"].queryset = Marking.objects.readable_by(by)
        letters = lettering.offered(by, state)
        self.fields["letter"].widget.choices = [("", _("none chosen")), *letters]
        named = {part.pk: f"{part._meta.verbose_name} · {part}" for part in parts}
        self.fields["parts"].queryset = Marking.objects.filter(pk__in=named)
        self.fields["parts"].label_from_instance = lambda marking: named[marking.pk]
        if not named:
            del self.fields["parts"]

    def clean_said_on(self):
        day = self.cleaned_data["said_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self):
        values = super().clean()
        has_answered = values.get("answer") != Consent.Answer.NOT_ASKED
        if has_answered and not (values.get("letter_number") or values.get("letter")):
            why = _("Give the number of the note or letter, or choose it.")
            self.add_error("letter_number", why)
        return values
