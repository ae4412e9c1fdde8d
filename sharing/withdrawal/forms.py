"""What is asked when material is taken back."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from .models import NoticeAnswer

# How long receivers are usually given to answer.
USUAL_DAYS = 14


def _usual_day():
    return timezone.localdate() + timedelta(days=USUAL_DAYS)


class PastDay(forms.DateField):
    """A day that is not still to come."""

    widget = Day

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))


class WithdrawForm(forms.Form):
    """On what ground, and by when receivers are to answer."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("for your own office; no notice bears it"),
    )
    due_on = forms.DateField(
        label=_("Answers expected by"), widget=Day(), initial=_usual_day
    )

    def clean_due_on(self):
        if self.cleaned_data["due_on"] < timezone.localdate():
            raise forms.ValidationError(_("This day is past."))
        return self.cleaned_data["due_on"]


class HandForm(forms.Form):
    """When a notice was handed over."""

    sent_on = PastDay(label=_("Handed over on"), initial=timezone.localdate)


class AnswerForm(forms.Form):
    """What became of the material."""

    answer = forms.ChoiceField(
        label=_("What became of it"),
        choices=NoticeAnswer.Answer.choices,
        widget=forms.RadioSelect,
    )
    answered_on = PastDay(label=_("On"), initial=timezone.localdate)
    by_whom = forms.CharField(
        label=_("By whom"),
        max_length=200,
        required=False,
        help_text=_("name and function"),
    )
