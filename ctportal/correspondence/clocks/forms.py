"""What may be typed about clocks: each act with its day and its letter."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from ..letters.choosing import EITHER, IN, LetterChoice
from ..models import ClockRule, CountedFrom, Holiday, Kind


class ExtendForm(LetterChoice):
    """More days, as a note asked or one of ours granted."""

    goes = EITHER

    until = forms.DateField(label=_("Extended until"), widget=Day)
    said = forms.CharField(label=_("Remark"), max_length=300, required=False)
    field_order = ["until", "said"]


class OnForm(LetterChoice):
    """That the days stand still or go on from a day, as either side wrote."""

    goes = EITHER

    on = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)
    said = forms.CharField(label=_("Remark"), max_length=300, required=False)
    field_order = ["on", "said"]


class AnsweredForm(OnForm):
    """That the answer came."""

    goes = IN


class PartlyForm(LetterChoice):
    """That part of an answer came."""

    goes = IN
    on = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)
    still_open = forms.CharField(label=_("What is still open"), max_length=300)
    field_order = ["on", "still_open"]


class StopForm(forms.Form):
    """That nobody waits any more: nothing more is asked."""

    def __init__(self, *args, by=None, state=None, **kwargs):
        super().__init__(*args, **kwargs)

    act_facts: dict = {}

    def its_letter(self):
        return None


class StartForm(LetterChoice):
    """That days begin to run, by a letter or by a day.

    Ours asked for something, or theirs announced it.
    """

    goes = EITHER
    kind = forms.ChoiceField(
        label=_("For what"), choices=[("", _("none chosen")), *Kind.choices]
    )
    counted_from = forms.ChoiceField(
        label=_("Counted from"), choices=CountedFrom.choices, initial=CountedFrom.DAY
    )
    on = forms.DateField(
        label=_("Day"),
        widget=Day,
        required=False,
        help_text=_("left out, it is the letter’s day"),
    )
    until = forms.DateField(
        label=_("Until"),
        widget=Day,
        required=False,
        help_text=_("left out, the rule in force says how long"),
    )
    field_order = ["kind", "counted_from", "on", "until"]

    def clean(self):
        typed = self.cleaned_data
        chosen = self.offered.get(typed.get("letter"))
        typed["on"] = typed.get("on") or self._day_of(chosen, typed)
        typed = super().clean()
        if typed.get("on") is None:
            self.add_error(
                "on", _("Say from which day, or choose a letter that has it.")
            )
        elif typed.get("until") and typed["until"] < typed["on"]:
            self.add_error("until", _("It ends before it begins."))
        return typed

    def _day_of(self, letter, typed):
        """The day of dispatch or of receipt, as the letter has it."""
        is_sent = typed.get("counted_from") == CountedFrom.DISPATCH
        if letter is None:
            sent_on = typed.get("letter_sent_on") or typed.get("letter_on")
            return sent_on if is_sent else typed.get("letter_received_on")
        if not is_sent:
            return letter.received_on
        written_on = None if letter.is_draft else letter.written_on
        return letter.sent_on or typed.get("letter_sent_on") or written_on

    def sent_on(self, typed):
        is_day = typed.get("counted_from") == CountedFrom.DISPATCH
        return super().sent_on(typed) or (typed.get("on") if is_day else None)

    def had_on(self, typed):
        """One of ours that was received that day, as days counted from then say."""
        is_day = typed.get("counted_from") == CountedFrom.RECEIPT
        return typed.get("on") if is_day else None


class RuleForm(forms.ModelForm):
    """How long somebody has, from today on."""

    class Meta:
        model = ClockRule
        fields = [
            "days",
            "months",
            "in_working_days",
            "counted_from",
            "remind_before",
            "remind_after",
            "source",
        ]

    def clean(self):
        typed = super().clean()
        if typed.get("days") and typed.get("months"):
            self.add_error("months", _("Say days or months, not both."))
        if typed.get("in_working_days") and not typed.get("days"):
            self.add_error("in_working_days", _("Working days are counted in days."))
        return typed


class HolidayForm(forms.ModelForm):
    """A holiday, as the circular of its year has it."""

    class Meta:
        model = Holiday
        fields = ["day", "name", "source"]
        widgets = {"day": Day}

    def validate_unique(self):
        """A day that is there already is written over."""
