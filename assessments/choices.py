"""What forms of records under no report offer to choose from, by name."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Classification
from ctportal.reference.models import Region, State, Theme
from ctportal.reference.names import in_reading_order

CLASSIFICATIONS = [
    choice for choice in Classification.choices if choice[0] < Classification.STRICTLY
]


def states() -> list[tuple[str, str]]:
    """States, as the reader's language lists them; in an exercise the invented ones."""
    every = State.objects
    known = every.invented() if settings.EXERCISE else every.real()
    return [(state.iso3, state.name) for state in in_reading_order(known)]


def themes() -> list[tuple[str, str]]:
    known = Theme.objects.with_parents().order_by("position")
    return [(theme.code, theme.name) for theme in known]


def regions() -> list[tuple[str, str]]:
    named = in_reading_order(Region.objects.all())
    return [(region.m49, region.name) for region in named]


class Several(forms.MultipleChoiceField):
    """Rows of reference data, each by the code that pages and machines use."""

    def __init__(self, model, key, **options):
        self.model, self.key = model, key
        widget = forms.SelectMultiple(attrs={"size": 6})
        super().__init__(required=False, widget=widget, **options)

    def clean(self, value):
        chosen = {f"{self.key}__in": super().clean(value)}
        return list(self.model.objects.filter(**chosen))


class One(forms.ChoiceField):
    """The same of one row; none where it may be left open."""

    def __init__(self, model, key, **options):
        self.model, self.key = model, key
        super().__init__(**options)

    def clean(self, value):
        chosen = super().clean(value)
        known = self.model.objects.filter(**{self.key: chosen})
        return known.first() if chosen else None


def of_state():
    """The State that a record is about, by name."""
    return One(State, "iso3", label=_("Member State"), choices=_or_none)


def _or_none():
    return [("", _("none chosen")), *states()]


def classification_field(label, initial):
    return forms.TypedChoiceField(
        label=label, coerce=int, choices=CLASSIFICATIONS, initial=initial
    )
