"""For whom notes are, who signs them, and who drafts them."""

from django.db.models import Q, QuerySet

from ctportal.confidentiality import keys, policy
from ctportal.confidentiality.models import StandingRelease
from ctportal.people.models import Function

from .models import Note, NoteReceiver


def types_of(office) -> list[Note.Type]:
    """The kinds of note that an office gives: those that somebody reads by default."""
    standing = StandingRelease.objects.current().filter(
        holder=office, information__in=Note.Type.values
    )
    known = set(standing.values_list("information", flat=True))
    return [kind for kind in Note.Type if kind in known]


def functions_of(person) -> QuerySet:
    """The functions a person fills today."""
    filled = keys.functions_of(person)
    return Function.objects.filter(pk__in=filled).select_related("entity")


def signs(person, note) -> bool:
    """Whether a person fills the function that signs a note."""
    if note.signatory_id is None:
        return False
    return functions_of(person).filter(pk=note.signatory_id).exists()


def received_by(person, notes) -> QuerySet:
    """As whom this person receives these notes; nobody has acknowledged for them."""
    theirs = Q(function__in=keys.functions_of(person))
    if person.role in policy.KEEPERS:
        theirs |= Q(entity=person.entity)
    waiting = NoteReceiver.objects.filter(theirs, note__in=notes, acknowledgement=None)
    return waiting.select_related("function", "entity").order_by("pk")
