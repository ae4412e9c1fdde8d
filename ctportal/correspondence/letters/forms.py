"""What may be typed about a letter."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Marking
from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Classification, Entity
from ctportal.reference.models import State
from ctportal.reference.names import in_reading_order

from ..models import Letter, LetterTie
from .choosing import OFFERED
from .naming import named

DAYS = ("written_on", "sent_on", "received_on")


def states() -> list[tuple[str, str]]:
    """States to choose from; in an exercise the invented ones alone."""
    every = State.objects
    known = every.invented() if settings.EXERCISE else every.real()
    return [("", "")] + [(state.iso3, state.name) for state in in_reading_order(known)]


def state_called(iso3):
    return State.objects.get(iso3=iso3)


class LetterForm(RecordForm):
    """What the register says of a letter."""

    class Meta:
        model = Letter
        fields = [
            "type",
            "title",
            "language",
            "entity",
            "person",
            "their_number",
            *DAYS,
        ]
        widgets = dict.fromkeys(DAYS, Day())

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        others = Entity.objects.exclude(pk__in=by.offices)
        if "entity" in self.fields:
            self.fields["entity"].queryset = others
            self.fields["entity"].to_field_name = "code"
            if not self.is_new:
                self.initial["entity"] = self.instance.entity

    def clean(self):
        typed, today = super().clean(), timezone.localdate()
        for name in DAYS:
            if typed.get(name) and typed[name] > today:
                self.add_error(name, _("This day is still to come."))
        return typed


class NewLetterForm(LetterForm):
    """With what is said once, when a letter is entered."""

    direction = forms.ChoiceField(
        label=_("Direction"),
        choices=Letter.Direction.choices,
        widget=forms.RadioSelect,
        initial=Letter.Direction.IN,
    )
    state = forms.TypedChoiceField(
        label=_("Member State"),
        choices=states,
        coerce=state_called,
        empty_value=None,
        required=False,
    )
    our_number = forms.CharField(
        label=_("Our number"),
        max_length=60,
        required=False,
        help_text=_("for one of ours that has none, the next is drawn"),
    )
    answers = forms.ModelMultipleChoiceField(
        Letter.objects.none(),
        to_field_name="ref",
        label=_("It answers"),
        required=False,
        widget=forms.SelectMultiple({"size": 4}),
    )
    classification = forms.TypedChoiceField(
        label=_("Classification"),
        coerce=int,
        choices=[c for c in Classification.choices if c[0] < Classification.STRICTLY],
        initial=Classification.CONFIDENTIAL,
    )
    field_order = [
        "direction",
        "type",
        "title",
        "state",
        "entity",
        "person",
        "their_number",
        "our_number",
        *DAYS,
        "language",
        "answers",
        "classification",
    ]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        known = Letter.objects.readable_by(by).for_table().numbered_for(by)
        latest = known.order_by("-created_at", "-ref")[:OFFERED]
        offered = known.filter(pk__in=[letter.pk for letter in latest])
        self.fields["answers"].queryset = offered.order_by("-created_at", "-ref")
        self.fields["answers"].label_from_instance = str

    def clean(self):
        typed = super().clean()
        if not (typed.get("state") or typed.get("entity") or typed.get("person")):
            self.add_error("state", _("Name a State, an organization or a person."))
        return typed


class DropForm(forms.Form):
    """A mail file or a scan, dropped on the register."""

    file = forms.FileField(
        label=_("Mail file or scan"),
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".eml,.msg,.pdf"}),
        help_text=_("an e-mail saved as .eml or .msg, or a note scanned as PDF"),
    )
    is_cleaned = forms.TypedChoiceField(
        label=_("What attached files carry beside what they say"),
        choices=[("yes", _("is taken out")), ("no", _("is kept as it came"))],
        coerce=lambda word: word == "yes",
        initial="yes",
    )


class CompleteForm(LetterForm):
    """A letter that was filed: what could not be read of it, and what it answers."""

    def __init__(self, *args, answered, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.marking.state is None:
            self.fields["state"] = forms.TypedChoiceField(
                label=_("Member State"),
                choices=states,
                coerce=state_called,
                empty_value=None,
                required=False,
            )
        if answered:
            self.fields["answers"] = forms.MultipleChoiceField(
                label=_("It names these letters: which does it answer?"),
                choices=[(letter.ref, named(letter)) for letter in answered],
                initial=[letter.ref for letter in answered],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )


class DayForm(forms.Form):
    """The day something happened to a letter."""

    on = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return self.cleaned_data["on"]


class TieForm(forms.Form):
    """What a letter is about, and as what."""

    record = forms.ModelChoiceField(
        Marking.objects.none(),
        to_field_name="ref",
        label=_("Reference of the record"),
        widget=forms.TextInput({"size": 12}),
        error_messages={
            "invalid_choice": _("Your office has no record with this reference.")
        },
    )
    role = forms.ChoiceField(label=_("As what"), choices=LetterTie.Role.choices)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        own = Marking.objects.readable_by(by).held_by(by.entity)
        self.fields["record"].queryset = own.exclude(kind=Letter.kind)
