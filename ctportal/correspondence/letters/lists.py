"""The register as a list."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import HOLDER, REF, STATE
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status

from ..models import Letter
from .filters import LetterFilter


def stand(letter) -> Status:
    """Where a letter is: a draft, gone out, arrived."""
    if letter.is_draft:
        return Status("notbegun", _("draft"))
    return Status("settled", letter.get_direction_display())


class Letters(ListPage):
    title = _("Letters")
    lead = _("Notes verbales, letters and mails, in and out, as far as you read them.")
    template_name = "letters/list.html"
    columns = (
        Column("title", _("Subject"), value=str, link=True, sort="title"),
        Column("direction", _("Direction"), value=stand),
        Column("type", _("Kind"), value="get_type_display"),
        Column("other_side", _("To or from")),
        Column("our_number", _("Our number")),
        Column("their_number", _("Their number")),
        Column("written_on", _("Written"), sort="written_on"),
        Column("sent_on", _("Sent"), shown=False),
        Column("received_on", _("Received"), shown=False),
        STATE,
        Column("language", _("Language"), value="get_language_display", shown=False),
        REF,
        HOLDER,
        Column("created_at", _("Registered"), sort="created_at", shown=False),
    )
    filterset = LetterFilter
    sort = "-created_at"
    noun = ngettext_lazy("%(count)s letter", "%(count)s letters", "count")

    @property
    def empty(self):
        if self.new_url:
            return _("Enter a letter, or drop a mail file on the register.")
        return _("Letters stand here once they are shared with your office.")

    directions = Letter.Direction.choices
