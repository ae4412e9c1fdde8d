"""The list of notes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import HOLDER, REF, STATE
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column
from ctportal.pages.filters import OneOf
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status

from .models import Note

KINDS = {
    Note.Status.DRAFT: "notbegun",
    Note.Status.FOR_SIGNATURE: "due",
    Note.Status.GIVEN: "settled",
}


def status_of(note) -> Status:
    """Where a note stands, with its sign."""
    return Status(KINDS[note.status], note.get_status_display())


class NoteFilter(MarkedFilter):
    searched = ("title", "text", "ref")

    type = OneOf(choices=Note.Type.choices, label=_("Kind"))
    status = OneOf(choices=Note.Status.choices, label=_("Status"))

    class Meta:
        model = Note
        fields = []


class Notes(ListPage):
    title = _("Notes")
    lead = _("Advice and information for named readers; nobody else finds them.")
    columns = (
        Column("title", _("Note"), link=True, sort="title"),
        REF,
        Column("type", _("Kind"), value="get_type_display"),
        STATE,
        HOLDER,
        Column("status", _("Status"), value=status_of),
        Column("given_at", _("Given"), sort="given_at"),
        Column("created_at", _("Begun"), sort="created_at"),
    )
    filterset = NoteFilter
    sort = "-created_at"
    noun = ngettext_lazy("%(count)s note", "%(count)s notes", "count")
    empty = _("Notes that are for you, or that you write, stand here.")
