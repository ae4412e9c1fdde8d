"""Choosing a letter for an act of a State, or entering it on the spot."""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from ..models import Letter
from . import actions
from .naming import named

# How many of a State's letters a form offers; older ones are chosen on their own page.
OFFERED = 50


def letters_for(person, state):
    """The letters a person may read that are to or from a State, the latest first."""
    readable = Letter.objects.readable_by(person).of_other_side(state)
    rows = readable.for_table().numbered_for(person).unsealed_for(person)
    return rows.order_by("-created_at", "-ref")


class LetterChoice(forms.Form):
    """Its letter: one of the register, or entered here and now."""

    letter = forms.ChoiceField(label=_("Its letter"), required=False)
    letter_type = forms.ChoiceField(
        label=_("Kind"), choices=Letter.Type.choices, required=False
    )
    letter_number = forms.CharField(
        label=_("Their number"), max_length=60, required=False
    )
    letter_on = forms.DateField(label=_("Written"), widget=Day, required=False)
    letter_received_on = forms.DateField(
        label=_("Received"), widget=Day, required=False
    )

    ENTERED = ("letter_type", "letter_number", "letter_on", "letter_received_on")
    OF_LETTER = ("letter", *ENTERED)

    def __init__(self, *args, by=None, state=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.state = by, state
        self.offered = {}
        if by is not None:
            letters = letters_for(by, state)[:OFFERED]
            self.offered = {letter.ref: letter for letter in letters}
        rows = [(ref, named(letter)) for ref, letter in self.offered.items()]
        self.fields["letter"].choices = [("", _("none chosen")), *rows]

    def clean(self):
        typed = super().clean()
        today = timezone.localdate()
        for name in ("letter_on", "letter_received_on"):
            if typed.get(name) and typed[name] > today:
                self.add_error(name, _("This day is still to come."))
        if typed.get("letter") and typed.get("letter_number"):
            self.add_error("letter", _("Choose a letter or enter one, not both."))
        return typed

    @property
    def act_facts(self) -> dict:
        """What was typed about the act itself."""
        typed = self.cleaned_data.items()
        return {name: said for name, said in typed if name not in self.OF_LETTER}

    @transaction.atomic
    def its_letter(self) -> Letter | None:
        """The letter chosen, or the one entered, which goes into the register."""
        typed = self.cleaned_data
        if typed.get("letter"):
            return self.offered[typed["letter"]]
        if not typed.get("letter_number") and not typed.get("letter_on"):
            return None
        return self._entered(typed)

    def _entered(self, typed) -> Letter:
        received = {"received_on": typed["letter_received_on"]}
        return actions.entered(**self._said_of_it(typed), **received)

    def _said_of_it(self, typed) -> dict:
        return {
            "by": self.by,
            "state": self.state,
            "type": typed["letter_type"] or Letter.Type.NOTE,
            "number": typed["letter_number"],
            "written_on": typed["letter_on"],
        }


class OwnLetterChoice(LetterChoice):
    """The same of a letter of ours, sent on the day `on` of the act."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letter_number"].label = _("Our number")
        del self.fields["letter_received_on"]

    def its_letter(self) -> Letter | None:
        """One that was a draft until now goes out by it."""
        letter = super().its_letter()
        if letter and letter.is_draft:
            return actions.send(letter, by=self.by, on=self.cleaned_data["on"])
        return letter

    def _entered(self, typed) -> Letter:
        return actions.sent(**self._said_of_it(typed), on=typed["on"])
