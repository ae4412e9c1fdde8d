"""Choosing the earlier recommendation that another one takes up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.columns import in_words

from .models import Recommendation, RecommendationTie

# How many are offered, the latest first.
OFFERED = 200
NOT_AT_ALL = "none"
KINDS = [*RecommendationTie.Kind.choices, (NOT_AT_ALL, _("does not take it up"))]


def earlier_ones(recommendation, person) -> list[Recommendation]:
    """Those made before it to the same State that this person reads."""
    readable = Recommendation.objects.readable_by(person).in_the_notebook()
    before = {"created_at__lt": recommendation.created_at}
    found = readable.to_the_state_of(recommendation).filter(**before)
    shown = found.for_table().unsealed_for(person).order_by("-created_at", "ref")
    return list(shown[:OFFERED]) if recommendation.marking.state_id else []


class EarlierForm(forms.Form):
    """Which it is, and how it is taken up."""

    earlier = forms.ChoiceField(label=_("Earlier recommendation"))
    kind = forms.ChoiceField(
        label=_("This one"),
        choices=KINDS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {record.ref: record for record in offered}
        named = [(ref, _named(record)) for ref, record in self.offered.items()]
        self.fields["earlier"].choices = [("", _("none chosen")), *named]

    @property
    def chosen(self) -> tuple[Recommendation, str]:
        """The earlier one, and how it is taken up; empty for not at all."""
        said = self.cleaned_data
        kind = "" if said["kind"] == NOT_AT_ALL else said["kind"]
        return self.offered[said["earlier"]], kind


def _named(record) -> str:
    return f"{record} · {in_words(record.created_at.date())} · {record.ref}"
