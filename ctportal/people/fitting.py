"""Whether a proposed place fits those that people already have."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from .models import Entity, Membership, PlaceProposal

Kind = PlaceProposal.Kind


def require_fit(proposal: PlaceProposal):
    """Say what stands in the way; the database would refuse it too."""
    first, last = proposal.begins_on, proposal.ends_on
    if first and last and last < first:
        _refuse("ends_on", _("The last day comes before the first."))
    if not proposal.person.is_active:
        _refuse("person", _("This account is disabled."))
    FITS[proposal.kind](proposal)


def _fits_membership(proposal):
    if proposal.entity.kind == Entity.Kind.JOINT:
        _refuse("entity", _("People act for the offices that hold this together."))
    others = Membership.objects.filter(_overlapping(proposal), person=proposal.person)
    if others.exclude(entity=proposal.entity).exists():
        _refuse("begins_on", _("They act for another organization in these days."))
    if others.filter(begins_on__gte=proposal.begins_on).exists():
        _refuse("begins_on", _("They have a place here that begins that day or later."))


def _fits_clearance(proposal):
    _require_member(proposal.person, proposal)
    later = Q(clearances__begins_on__gte=proposal.begins_on)
    if _memberships(proposal.person, proposal).filter(later).exists():
        _refuse("begins_on", _("They have a clearance that begins that day or later."))


def _fits_function(proposal):
    _require_member(proposal.person, proposal)
    others = proposal.function.incumbencies.filter(
        in_charge=False, begins_on__gte=proposal.begins_on
    )
    if proposal.function.entity != proposal.entity:
        _refuse("function", _("This is a function of another organization."))
    if not proposal.in_charge and others.filter(_overlapping(proposal)).exists():
        _refuse("begins_on", _("Somebody fills this function from a later day on."))


def _fits_deputy(proposal):
    if proposal.person == proposal.stands_for:
        _refuse("person", _("Nobody is their own deputy."))
    _require_member(proposal.person, proposal)
    _require_member(proposal.stands_for, proposal)


def _fits_ending(proposal):
    place, last = proposal.place, proposal.ends_on
    if place is None:
        _refuse("ends_on", _("Choose the place that ends."))
    if place.ends_on and place.ends_on <= last:
        _refuse("ends_on", _("This place ends by then already."))
    if place.begins_on and place.begins_on > last:
        _refuse("ends_on", _("This place begins later: choose its first day or after."))


FITS = {
    Kind.MEMBERSHIP: _fits_membership,
    Kind.CLEARANCE: _fits_clearance,
    Kind.FUNCTION: _fits_function,
    Kind.DEPUTY: _fits_deputy,
    Kind.ENDING: _fits_ending,
}


def _require_member(person, proposal):
    if not _memberships(person, proposal).exists():
        _refuse("begins_on", _("They do not act for the organization on that day."))


def _memberships(person, proposal):
    """What a person is in the entity on the first day proposed."""
    of_person = person.memberships.of(proposal.entity)
    return of_person.current_on(proposal.begins_on)


def _overlapping(proposal) -> Q:
    """True of places that share a day with the one proposed."""
    not_over = Q(ends_on=None) | Q(ends_on__gte=proposal.begins_on)
    if proposal.ends_on is None:
        return not_over
    return not_over & (Q(begins_on=None) | Q(begins_on__lte=proposal.ends_on))


def _refuse(field, why):
    raise ValidationError({field: why})
