"""What may be typed about a visit."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Entity, Person
from ctportal.reference.models import State
from ctportal.reference.names import in_reading_order

from .models import Visit


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
    field_order = ("state", "title")

    class Meta:
        model = Visit
        fields = ("title", "type", "mode", "begins_on", "ends_on")
        widgets = {"begins_on": Day, "ends_on": Day}

    def clean(self):
        return _in_order(self, super().clean())


def _in_order(form, typed):
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
        return _in_order(self, super().clean())


class StepForm(forms.Form):
    """The day of a step that other offices' reading depends on."""

    on = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return self.cleaned_data["on"]


class DelegateForm(forms.Form):
    """Who joins a delegation: a person, or an organization with all its people."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=Person.objects.filter(is_active=True, is_mailbox=False),
        to_field_name="login",
        required=False,
    )
    entity = forms.ModelChoiceField(
        label=_("Organization, with all its people"),
        queryset=Entity.objects.exclude(kind=Entity.Kind.MISSION),
        to_field_name="code",
        required=False,
    )

    def clean(self):
        typed = super().clean()
        if bool(typed.get("person")) == bool(typed.get("entity")):
            raise forms.ValidationError(_("Choose a person or an organization."))
        return typed


class UploadForm(forms.Form):
    """A notebook kept as a spreadsheet."""

    file = forms.FileField(
        label=_("Workbook"),
        help_text=_("An XLSX file: the portal’s template, or the notebook as it is."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class PasteForm(forms.Form):
    """Recommendations copied from a text, one to a paragraph."""

    text = forms.CharField(
        label=_("Recommendations, one to a paragraph"),
        help_text=_("Numbers and bullets at the beginning are taken off."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=200_000,
    )


class SetAsideForm(forms.Form):
    """Why a row of a workbook does not become a line."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
