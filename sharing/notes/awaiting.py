"""Notes that wait for a signature or for their receiver's word."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from .models import Note
from .receiving import functions_of, received_by


def signatures(person) -> Iterator[Waiting]:
    """Notes put before the functions this person fills."""
    asked = Note.objects.readable_by(person).for_signature().for_table()
    asked = asked.filter(signatory__in=functions_of(person))
    for note in asked.order_by("changed_at", "ref")[:AT_MOST]:
        yield Waiting(
            title=_("%(note)s: to sign") % {"note": note},
            href=note.get_absolute_url(),
            note=_("%(kind)s, drafted by %(name)s")
            % {"kind": note.get_type_display(), "name": note.created_by},
            status=Status("due", _("to sign")),
            when=date_format(note.changed_at),
            record=note,
        )


def acknowledgements(person) -> Iterator[Waiting]:
    """Notes that reached this person and were not acknowledged."""
    given = Note.objects.readable_by(person).given()
    theirs = received_by(person, given).values("note")
    waiting = given.for_table().filter(pk__in=theirs)
    for note in waiting.order_by("given_at", "ref")[:AT_MOST]:
        yield Waiting(
            title=_("%(note)s: to acknowledge") % {"note": note},
            href=note.get_absolute_url(),
            note=_("%(kind)s from %(office)s")
            % {"kind": note.get_type_display(), "office": note.holder.name},
            status=Status("due", _("to acknowledge")),
            when=date_format(note.given_at),
            record=note,
        )
