"""What is asked of an office with programmes, and what it answers."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from ..following.forms import LONG, ProgrammesField
from ..models import ProgrammeAnswer
from .actions import offices_to_ask


class AskForm(forms.Form):
    """Meet this need through an existing programme."""

    asked = forms.ChoiceField(label=_("Office asked"))
    text = forms.CharField(
        label=_("What is asked"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONG,
    )
    answer_by = forms.DateField(label=_("Answer by"), widget=Day, required=False)

    def __init__(self, *args, need, **kwargs):
        super().__init__(*args, **kwargs)
        self.offices = {office.code: office for office in offices_to_ask(need)}
        named = [(code, office.name) for code, office in self.offices.items()]
        self.fields["asked"].choices = [("", _("none chosen")), *named]

    def clean_asked(self):
        return self.offices[self.cleaned_data["asked"]]


class AnswerForm(forms.Form):
    """Yes, in part or no."""

    verdict = forms.ChoiceField(
        label=_("Can an existing programme meet it?"),
        choices=ProgrammeAnswer.Verdict,
        widget=forms.RadioSelect,
    )
    programmes = ProgrammesField(label=_("Projects that meet it"))
    programme_name = forms.CharField(
        label=_("Programme, where it is no project here"),
        max_length=200,
        required=False,
    )
    text = forms.CharField(
        label=_("Adjustment needed, or reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONG,
    )
    answered_on = forms.DateField(
        label=_("Answered"), widget=Day, initial=timezone.localdate
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programmes"].offer(by)
        if not self.fields["programmes"].choices:
            del self.fields["programmes"]

    def clean(self):
        said = super().clean()
        named = said.get("programmes") or said.get("programme_name")
        helps = said.get("verdict") in ("yes", "in-part")
        if helps and not named:
            self.add_error("programme_name", _("Name the programme."))
        return said
