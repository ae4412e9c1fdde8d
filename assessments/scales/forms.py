"""What may be typed of a scale and its levels."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from ..naming import NamesForm
from .actions import Level

MOST_LEVELS = 12
OUTSIDE = "outside"
PLACES = [
    ("", "–"),
    *((str(place), str(place)) for place in range(1, MOST_LEVELS + 1)),
    (OUTSIDE, _("outside the order")),
]


class ScaleForm(NamesForm):
    """From which day on which paper another version begins, and what it is called."""

    begins_on = forms.DateField(
        label=_("From this day on"),
        widget=Day(),
        help_text=_("What was said by then keeps its level."),
    )
    source = forms.CharField(label=_("Paper or decision"), max_length=120)
    # The one that was to come when the page was opened.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def look_at(self, to_come):
        """What was typed stays: stored again, it takes the place of this one."""
        self.data = self.data.copy()
        self.data["seen"] = to_come.code if to_come else ""

    @property
    def facts(self) -> dict:
        said = {name: self.cleaned_data[name] for name in ("begins_on", "source")}
        return said | {"names": self.names, "seen": self.cleaned_data["seen"]}


class LevelForm(NamesForm):
    """One level; without any name it is passed over."""

    place = forms.ChoiceField(label=_("Place"), choices=PLACES, required=False)

    def __init__(self, *args, number=0, **kwargs):
        known = (kwargs.get("initial") or {}).get("names")
        super().__init__(*args, names=known, is_required=False, **kwargs)
        self.number = {"number": number}

    def clean(self):
        if self.names and "en" not in self.names:
            told = _now("Give level %(number)s an English name.")
            self.add_error("name_en", told % self.number)
        if self.names and not self.cleaned_data.get("place"):
            told = _now("Choose the place of level %(number)s.")
            self.add_error("place", told % self.number)

    @property
    def level(self) -> Level | None:
        if not self.names:
            return None
        place = self.cleaned_data["place"]
        return Level(self.names, None if place == OUTSIDE else int(place))


class EveryLevel(forms.BaseFormSet):
    """The levels of one version, those left empty passed over."""

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"number": (index or 0) + 1}

    @property
    def levels(self) -> list[Level]:
        return [form.level for form in self if form.level]


LevelFormSet = forms.formset_factory(
    LevelForm, formset=EveryLevel, extra=2, max_num=MOST_LEVELS, absolute_max=24
)


def initial_of(scale) -> list[dict]:
    """The levels of a version, to begin the next one from."""
    levels = scale.levels.all() if scale else ()
    return [
        {"names": level.names, "place": str(level.position or OUTSIDE)}
        for level in levels
    ]
