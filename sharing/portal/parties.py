"""Entering how a State stands to an instrument, as a source tells it."""

from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from assessments.actions.permission import ASSESSORS, WRITERS
from assessments.choices import One
from ctportal.ledger.actions import note
from ctportal.pages.forms import Day
from ctportal.reference import parties
from ctportal.reference.models import Instrument, PartyStatus


def may_enter(person) -> bool:
    """Whether this person writes down what sources tell of States."""
    kind = getattr(person.entity, "kind", "")
    return person.is_active and kind == ASSESSORS and person.role in WRITERS


@transaction.atomic
def enter(
    state, instrument, *, by, as_of: date, source: str, bound_on=None, act="", **told
) -> PartyStatus:
    """Keep what a source says as of a day; what it says anew of that day replaces it.

    What was told of earlier days stays as it was.
    """
    if not may_enter(by):
        raise PermissionDenied(_now("Officers of the Executive Directorate do."))
    if bool(act) != bool(bound_on):
        raise ValidationError({"act": _now("Say the act and its day, or neither.")})
    days = {"as_of": as_of, "bound_on": bound_on, "signed_on": told.get("signed_on")}
    for name, day in days.items():
        if day and day > timezone.localdate():
            raise ValidationError({name: _now("This day is still to come.")})
    told |= {"as_of": as_of, "source": source, "bound_on": bound_on, "act": act}
    parties.store([PartyStatus(state=state, instrument=instrument, **told)])
    note("party-status-entered", by=by)
    found = PartyStatus.objects.filter(state=state, instrument=instrument)
    return found.get(as_of=as_of)


def _instruments():
    known = [(str(one.number), one.name) for one in Instrument.objects.all()]
    return [("", _("none chosen")), *known]


class PartyForm(forms.Form):
    """What a source says of one State and one instrument."""

    instrument = One(Instrument, "number", label=_("Instrument"), choices=_instruments)
    signed_on = forms.DateField(label=_("Signed"), widget=Day, required=False)
    act = forms.ChoiceField(
        label=_("Became party by"),
        choices=[("", _("not party")), *PartyStatus.Act.choices],
        required=False,
    )
    bound_on = forms.DateField(label=_("Party since"), widget=Day, required=False)
    reservations = forms.CharField(
        label=_("Reservations and declarations"),
        widget=forms.Textarea({"rows": 4}),
        max_length=10000,
        required=False,
    )
    as_of = forms.DateField(
        label=_("As of"),
        widget=Day,
        initial=timezone.localdate,
        help_text=_("The day of which the source tells."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("Where it can be looked up again: a depositary, a collection."),
    )
