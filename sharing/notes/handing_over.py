"""Notes that somebody drafted and nobody has given yet; they stay their office's."""

from django.utils.translation import gettext_lazy as _

from ctportal.people.handing_over import Held, Source

from .models import Note


def _held(person, *, seen_by):
    own = Note.objects.readable_by(seen_by).held_by(seen_by.entity)
    drafted = own.filter(created_by=person, given_at=None).unsealed_for(seen_by)
    for note in drafted.for_table().order_by("created_at", "ref"):
        yield Held(
            note.ref,
            str(note),
            note=note.get_status_display(),
            href=note.get_absolute_url(),
            record=note,
        )


SOURCE = Source("notes", _("Notes they drafted"), _held)
