"""What is shared by default from a day on."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

MOST_DAYS = 365


class ChangeForm(forms.Form):
    """From which day something is shared by default otherwise, and why."""

    goes_on = forms.ChoiceField(
        label=_("From that day on"),
        choices=[
            ("yes", _("still shared by default, as follows")),
            ("no", _("no longer shared by default")),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )
    after_days = forms.IntegerField(
        label=_("Days after that"),
        min_value=0,
        max_value=MOST_DAYS,
        help_text=_("unless the State answers before"),
    )
    begins_on = forms.DateField(
        label=_("From this day on"),
        widget=Day(),
        help_text=_("Visits agreed before keep what stood then."),
    )
    source = forms.CharField(label=_("Paragraph or decision"), max_length=60)
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea({"rows": 3}), max_length=2000
    )

    def clean_begins_on(self):
        day = self.cleaned_data["begins_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day to come."))
        return day

    @property
    def facts(self) -> dict:
        """What is proposed, as the action takes it."""
        facts = dict(self.cleaned_data)
        return facts | {"is_end": facts.pop("goes_on") == "no"}


class FurtherReaderForm(ChangeForm):
    """One more reader of what is shared at a step."""

    goes_on = None
    reader = forms.ChoiceField(label=_("With whom"))

    field_order = ["reader"]

    def __init__(self, *args, readers, **kwargs):
        super().__init__(*args, **kwargs)
        self.readers = readers
        self.fields["reader"].choices = [
            (code, reader.name) for code, reader in readers.items()
        ]

    @property
    def facts(self) -> dict:
        facts = dict(self.cleaned_data)
        return facts | {"reader": self.readers[facts["reader"]]}
