"""Choosing a letter for an act, or entering it on the spot.

An act says which way its letter goes: an agreement came, a transmission went out.
Where it may be either, the person is asked and nothing is taken for granted.
"""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from ..models import Letter
from . import actions
from .naming import named
from .ways import ASKED, CALLED, EITHER, ENTERING, FOREIGN, GROUPS, IN, OUT

# How many of a State's letters a form offers; older ones are chosen on their own page.
OFFERED = 50


def letters_for(person, state, goes=EITHER):
    """The letters a person may read that are to or from a State, the latest first."""
    readable = Letter.objects.readable_by(person).of_other_side(state).going(goes)
    rows = readable.for_table().numbered_for(person).unsealed_for(person)
    return rows.order_by("-created_at", "-ref")


class LetterChoice(forms.Form):
    """The letter of an act: one of the register, or entered here and now.

    Each form with one says which way it `goes`.
    """

    goes: str
    # The form's own day on which a letter of ours goes out; without one it is asked.
    day_sent = ""
    # The form's own day on which the other side had a letter of ours.
    day_had = ""

    letter = forms.ChoiceField(required=False)
    letter_direction = forms.ChoiceField(
        label=_("Which way it went"),
        choices=[(IN, _("received by us")), (OUT, _("sent by us"))],
        widget=forms.RadioSelect,
        required=False,
    )
    letter_type = forms.ChoiceField(
        label=_("Kind"), choices=Letter.Type.choices, required=False
    )
    letter_number = forms.CharField(max_length=60, required=False)
    letter_on = forms.DateField(label=_("Written"), widget=Day, required=False)
    letter_sent_on = forms.DateField(label=_("Sent"), widget=Day, required=False)
    letter_received_on = forms.DateField(
        label=_("Received"), widget=Day, required=False
    )

    # What is typed of a letter that is entered, its kind and direction apart.
    TYPED = ("letter_number", "letter_on", "letter_sent_on", "letter_received_on")
    ENTERED = ("letter_direction", "letter_type", *TYPED)
    OF_LETTER = ("letter", *ENTERED)
    # Fields that a page draws itself, elsewhere than with the others.
    APART = ()

    def __init__(self, *args, by=None, state=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.state = by, state
        self.goes = self.goes_for(by)
        self._ask()
        self.offered = {}
        if by is not None:
            letters = letters_for(by, state, self.goes)[:OFFERED]
            self.offered = {letter.ref: letter for letter in letters}
        self.fields["letter"].choices = [("", _("none chosen")), *self._choices()]

    @classmethod
    def goes_for(cls, person) -> str:
        """Which way the letter of this person's act goes."""
        return cls.goes

    def _ask(self):
        """Leave what this way asks, in its words."""
        asked = set(ASKED[self.goes]) - ({"letter_sent_on"} if self.day_sent else set())
        for name in {*ASKED[EITHER]} - asked:
            del self.fields[name]
        number, chosen = self.fields["letter_number"], self.fields["letter"]
        chosen.label, number.label, number.help_text = CALLED[self.goes]
        if self.goes == EITHER:
            self.fields["letter_sent_on"].label = _("Sent, if we sent it")
            self.fields["letter_received_on"].label = _("Received, if they sent it")
        elif self.day_had:
            self.fields["letter_sent_on"].help_text = _("left out, it is the day above")

    def _choices(self):
        """A line for each letter; under its direction where there are both."""
        rows = {IN: [], OUT: []}
        for ref, letter in self.offered.items():
            rows[letter.direction].append((ref, named(letter)))
        if self.goes != EITHER:
            return rows[self.goes]
        return [(GROUPS[way], rows[way]) for way in rows if rows[way]]

    @property
    def entry(self):
        """The fields of a letter entered here."""
        return [self[name] for name in self.ENTERED if name in self.fields]

    @property
    def entry_words(self):
        return ENTERING[self.goes]

    @property
    def is_entering(self) -> bool:
        """Whether something was typed of a letter, or is wrong with it."""
        named_kind = [field for field in self.entry if field.name != "letter_type"]
        return any(field.value() or field.errors for field in named_kind)

    def clean(self):
        typed = super().clean()
        today = timezone.localdate()
        for name in self.TYPED[1:]:
            if typed.get(name) and typed[name] > today:
                self.add_error(name, _("This day is still to come."))
        if typed.get("letter") and typed.get("letter_number"):
            self.add_error("letter", _("Choose a letter or enter one, not both."))
        elif not typed.get("letter"):
            self._clean_entered(typed)
        if self._is_sent_by_it(typed):
            self._clean_sent(typed)
        return typed

    def _clean_sent(self, typed):
        """It goes out on a day, unless what is wrong with the act's own says enough."""
        sent_on, had_on = self.sent_on(typed), self.had_on(typed)
        if sent_on is None and "letter_sent_on" not in self.fields:
            return
        if sent_on is None:
            self.add_error("letter_sent_on", _("Say on which day it went out."))
        elif had_on and had_on < sent_on:
            self.add_error("letter_sent_on", _("It arrives once it went out."))

    def _clean_entered(self, typed):
        """What is entered has a direction, and the days that belong to it."""
        is_entered, way = self._is_entered(typed), self._way(typed)
        said = self.data.get(self.add_prefix("letter_direction"))
        if self.goes != EITHER and said not in (None, "", way):
            self.add_error(None, _("The letter of this act goes the other way."))
        if way == EITHER and is_entered:
            self.add_error("letter_direction", _("Say which way it went."))
        if typed.get("letter_direction") and not is_entered:
            self.add_error("letter_number", _("Give its number or its day."))
        if typed.get(FOREIGN.get(way)):
            self.add_error(FOREIGN[way], _("A letter that went this way has none."))
        gone_on = typed.get("letter_received_on") if way == IN else self.sent_on(typed)
        if typed.get("letter_on") and gone_on and gone_on < typed["letter_on"]:
            self.add_error(
                "letter_on", _("It goes out and arrives once it is written.")
            )

    def _is_entered(self, typed):
        return any(typed.get(name) for name in self.TYPED)

    def _way(self, typed):
        if self.goes != EITHER:
            return self.goes
        return typed.get("letter_direction") or EITHER

    def _is_sent_by_it(self, typed):
        """Whether a letter of ours goes out by this act: a draft, or one entered."""
        chosen = self.offered.get(typed.get("letter"))
        if chosen is not None:
            return chosen.is_draft
        return self._is_entered(typed) and self._way(typed) == OUT

    def sent_on(self, typed):
        """The day on which a letter of ours goes out by this act."""
        own = typed.get(self.day_sent) or typed.get(self.day_had)
        return typed.get("letter_sent_on") or own

    def had_on(self, typed):
        """The day on which the other side had it, where the act says."""
        return typed.get(self.day_had)

    @property
    def act_facts(self) -> dict:
        """What was typed about the act itself."""
        typed = self.cleaned_data.items()
        return {name: said for name, said in typed if name not in self.OF_LETTER}

    @transaction.atomic
    def its_letter(self) -> Letter | None:
        """The letter chosen, or the one entered, which goes into the register.

        One of ours that was a draft until now goes out by it.
        """
        typed = self.cleaned_data
        letter = self.offered.get(typed.get("letter"))
        if letter is None and self._is_entered(typed):
            letter = self._entered(typed)
        return self._gone_out(letter) if letter and letter.is_draft else letter

    def _gone_out(self, letter) -> Letter:
        typed = self.cleaned_data
        actions.send(letter, by=self.by, on=self.sent_on(typed))
        if had_on := self.had_on(typed):
            actions.record_receipt(letter, by=self.by, on=had_on)
        return letter

    def _entered(self, typed) -> Letter:
        said = self._said_of_it(typed)
        if self._way(typed) == IN:
            return actions.entered(received_on=typed["letter_received_on"], **said)
        had_on = self.had_on(typed)
        return actions.sent(on=self.sent_on(typed), received_on=had_on, **said)

    def _said_of_it(self, typed) -> dict:
        return {
            "by": self.by,
            "state": self.state,
            "type": typed["letter_type"] or Letter.Type.NOTE,
            "number": typed["letter_number"],
            "written_on": typed["letter_on"],
        }
