"""What may be typed about a visit."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.letters.choosing import IN, OUT, LetterChoice
from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Entity, Person
from ctportal.reference.models import State
from ctportal.reference.names import in_reading_order

from ..models import Delegate, Visit


def states() -> list[tuple[str, str]]:
    """States to choose from, as the reader's language lists them.

    In an exercise they are the invented ones: nothing is said of a real State.
    """
    every = State.objects
    known = every.invented() if settings.EXERCISE else every.real()
    return [("", "")] + [(state.iso3, state.name) for state in in_reading_order(known)]


class VisitForm(forms.ModelForm):
    """A visit to be put on the list."""

    state = forms.TypedChoiceField(
        label=_("Member State"),
        choices=states,
        coerce=lambda iso3: State.objects.get(iso3=iso3),
    )
    further_states = forms.TypedMultipleChoiceField(
        label=_("Further Member States, in the same visit"),
        choices=lambda: states()[1:],
        coerce=lambda iso3: State.objects.get(iso3=iso3),
        required=False,
        help_text=_("Each has a report of its own, and agrees for itself."),
    )
    partners = forms.ModelMultipleChoiceField(
        Entity.objects.filter(
            kind__in=[Entity.Kind.UN_ENTITY, Entity.Kind.OUTSIDE_BODY]
        ),
        label=_("Together with"),
        to_field_name="code",
        required=False,
    )
    is_of_heads = forms.BooleanField(
        label=_("Of the two heads together"),
        required=False,
        help_text=_("UNOCT and CTED then hold it jointly, both reading all of it."),
    )
    field_order = ("state", "title")

    class Meta:
        model = Visit
        fields = ("title", "type", "mode", "begins_on", "ends_on")
        widgets = {"begins_on": Day, "ends_on": Day}

    @property
    def usual(self):
        """What every visit is asked for; the rest waits behind a word."""
        return [self[name] for name in ("state", *self.Meta.fields)]

    def clean(self):
        return in_order(self, super().clean())


def in_order(form, typed):
    """The days as typed; the last one stands wrong where it comes before the first."""
    begins_on, ends_on = typed.get("begins_on"), typed.get("ends_on")
    if begins_on and ends_on and ends_on < begins_on:
        form.add_error("ends_on", _("A visit ends after it begins."))
    return typed


class ChangeForm(RecordForm):
    """What a visit is called, and its kind and days."""

    class Meta(VisitForm.Meta):
        pass

    def clean(self):
        return in_order(self, super().clean())


class StepForm(forms.Form):
    """The day of a step that other offices' reading depends on."""

    on = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return self.cleaned_data["on"]


class ReceivedStepForm(LetterChoice, StepForm):
    """The State's own step, in its letter: it agreed, it answered."""

    goes = IN


class SentStepForm(LetterChoice, StepForm):
    """Something of ours goes to the State."""

    goes = OUT
    day_sent = "on"


class ReachedStepForm(LetterChoice, StepForm):
    """Something of ours reached the State, on the day from which its own days run."""

    goes = OUT
    day_had = "on"


class DelegateForm(forms.ModelForm):
    """Who joins a delegation: a person, an organization with all its people, or an
    expert by name, who has no account and reads nothing."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=Person.objects.filter(is_active=True, is_mailbox=False),
        to_field_name="login",
        required=False,
    )
    entity = forms.ModelChoiceField(
        label=_("Organization"),
        help_text=_("Alone: with all its people. With a name: the expert’s."),
        queryset=Entity.objects.exclude(kind=Entity.Kind.MISSION),
        to_field_name="code",
        required=False,
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Delegate.Role.choices,
        initial=Delegate.Role.MEMBER,
        required=False,
    )
    until = forms.DateField(label=_("Until"), widget=Day, required=False)
    field_order = ("person", "entity", "name")

    class Meta:
        model = Delegate
        fields = ("name", "subject")

    def clean_role(self):
        return self.cleaned_data["role"] or Delegate.Role.MEMBER

    def clean(self):
        typed = super().clean()
        named = bool(typed.get("name") and typed.get("entity"))
        if not named and bool(typed.get("person")) == bool(typed.get("entity")):
            raise forms.ValidationError(
                _("Choose a person or an organization, or name an expert of one.")
            )
        return typed
