"""What may be typed about confidentiality requests, and about lifting them."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import ConfidentialityRequest, Marking
from ctportal.pages.forms import Day
from ctportal.people.models import Entity
from ctportal.reference.models import State

Channel, Against = ConfidentialityRequest.Channel, ConfidentialityRequest.Against
NAMED_BY_STATE = (Entity.Kind.MISSION, Entity.Kind.JOINT)


class StateForm(forms.Form):
    """Which State asks."""

    state = forms.ModelChoiceField(
        State.objects.none(), to_field_name="iso3", label=_("Member State")
    )

    def __init__(self, *args, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].queryset = states


class ScopeForm(forms.Form):
    """What a request covers: records, words for what hangs under them, fields."""

    scope = forms.MultipleChoiceField(
        label=_("What it covers"),
        error_messages={"required": _("Choose at least one record.")},
    )

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = choices
        self.fields["scope"].choices = choices.pairs

    def clean_scope(self):
        return self.offered.scope(self.cleaned_data["scope"])

    def scope_anew(self):
        """The same from rows of its own, for an act that is only tried."""
        return self.offered.anew().scope(self.chosen)

    @property
    def chosen(self) -> list[str]:
        return self["scope"].value() or []


class RequestForm(ScopeForm, forms.ModelForm):
    """A State's request: how it came, what it covers, from whom, and until when."""

    received_on = forms.DateField(
        label=_("Received"), widget=Day(), initial=timezone.localdate
    )
    entities = forms.ModelMultipleChoiceField(
        Entity.objects.none(),
        to_field_name="code",
        required=False,
        label=_("Organizations named"),
    )
    states = forms.ModelMultipleChoiceField(
        State.objects.order_by("iso3"),
        to_field_name="iso3",
        required=False,
        label=_("States named, with their permanent missions"),
    )

    class Meta:
        model = ConfidentialityRequest
        fields = [
            "channel",
            "received_on",
            "letter_number",
            "letter_on",
            "note_expected_on",
            "reason",
            "against",
            "binds_state_and_committee",
            "until_on",
            "review_on",
        ]
        widgets = {
            "reason": forms.Textarea({"rows": 3}),
            "letter_on": Day(),
            "note_expected_on": Day(),
            "until_on": Day(),
            "review_on": Day(),
        }
        help_texts = {
            "note_expected_on": _("You are reminded on this day."),
            "until_on": _("You are asked on this day; nothing reopens by itself."),
            "review_on": _("You are asked to look at it again on this day."),
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        others = Entity.objects.exclude(pk__in=by.offices)
        self.fields["entities"].queryset = others.exclude(kind__in=NAMED_BY_STATE)

    def clean(self):
        typed = super().clean()
        _check_letter(self, typed)
        named = typed.get("entities") or typed.get("states")
        if typed.get("against") == Against.NAMED and not named:
            self.add_error("entities", _("Name an organization or a State."))
        if typed.get("against") != Against.NAMED:
            typed["entities"], typed["states"] = [], []
        return typed

    @property
    def facts(self) -> dict:
        """What was typed about the request itself."""
        return {k: v for k, v in self.cleaned_data.items() if k != "scope"}


class NoteForm(forms.ModelForm):
    """The letter in which a State confirms what it asked by word of mouth."""

    class Meta:
        model = ConfidentialityRequest
        fields = ["channel", "letter_number", "letter_on"]
        widgets = {"letter_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        written = [pair for pair in Channel.choices if pair[0] != Channel.ORAL]
        self.fields["channel"].choices = written
        self.fields["letter_number"].required = True


class DaysForm(forms.ModelForm):
    """When to look at a request again."""

    class Meta:
        model = ConfidentialityRequest
        fields = ["review_on", "until_on", "note_expected_on"]
        widgets = dict.fromkeys(fields, Day())


class LetterForm(forms.Form):
    """The letter itself, which only the originating office reads."""

    file = forms.FileField(label=_("The letter itself"), required=False, max_length=255)


class LiftForm(forms.Form):
    """That the State no longer asks: for all it asked to keep, or for some."""

    WHOLE, PART = "whole", "part"

    extent = forms.ChoiceField(
        label=_("What is lifted"),
        choices=[
            (WHOLE, _("the whole request, also for what would be made later")),
            (PART, _("the records marked here")),
        ],
        widget=forms.RadioSelect,
        initial=WHOLE,
    )
    records = forms.ModelMultipleChoiceField(
        Marking.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Records"),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}))
    letter_number = forms.CharField(
        label=_("Number of the State’s letter that says so"), max_length=60
    )
    letter_on = forms.DateField(
        label=_("Date of the letter"), required=False, widget=Day()
    )

    def __init__(self, *args, markings, labels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["records"].queryset = markings
        self.fields["records"].label_from_instance = lambda m: labels[m.pk]

    def clean(self):
        typed = super().clean()
        is_part = typed.pop("extent", "") == self.PART
        records = typed.pop("records", ())
        if is_part and not records:
            self.add_error("records", _("Mark the records it is lifted from."))
        typed["records"] = [marking.pk for marking in records] if is_part else None
        return typed


def _check_letter(form, typed):
    today = timezone.localdate()
    if typed.get("channel") != Channel.ORAL and not typed.get("letter_number"):
        form.add_error("letter_number", _("Give the number of the note or letter."))
    for name in ("received_on", "letter_on"):
        if typed.get(name) and typed[name] > today:
            form.add_error(name, _("This day is still to come."))
