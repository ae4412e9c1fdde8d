"""What is said of a recommendation's being carried out."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from ..models import ClosureAnswer
from ..offering import offered
from .actions import VERIFIED, following

LONG = 4000


class StatusForm(forms.Form):
    """What CTED verified: since when, and by what it knows."""

    status = forms.ChoiceField(label=_("Status"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Since"), widget=Day, initial=timezone.localdate)
    evidence = forms.CharField(
        label=_("Evidence"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What CTED saw, was told or read, and where."),
    )

    def __init__(self, *args, recommendation, **kwargs):
        super().__init__(*args, **kwargs)
        known = following(recommendation)
        words = [(s.value, s.label) for s in VERIFIED if s in known]
        self.fields["status"].choices = words


class ProgrammesField(forms.MultipleChoiceField):
    """Programmes of one's own office, each by its reference."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def offer(self, person):
        self.known = offered(person)
        self.choices = [(ref, f"{ref} · {one}") for ref, one in self.known.items()]

    def clean(self, value):
        return [self.known[ref] for ref in super().clean(value)]


class ClosureForm(forms.Form):
    """What closed the gap."""

    text = forms.CharField(
        label=_("What closed the gap, and how this is known"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONG,
    )
    closed_on = forms.DateField(
        label=_("Closed since"), widget=Day, initial=timezone.localdate
    )
    programmes = ProgrammesField(label=_("Projects by which it was closed"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programmes"].offer(by)
        if not self.fields["programmes"].choices:
            del self.fields["programmes"]


class ClosureAnswerForm(forms.Form):
    """What CTED answers to the proposal."""

    verdict = forms.ChoiceField(
        label=_("Answer"), choices=ClosureAnswer.Verdict, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason, or by what CTED knows"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Once recorded, whoever may read the recommendation reads it as evidence."
        ),
        max_length=LONG,
    )
