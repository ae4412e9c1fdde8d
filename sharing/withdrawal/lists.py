"""The lists of withdrawals and of notices."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import HOLDER, REF
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage

from .tracking import standing_of


class Withdrawals(ListPage):
    title = _("Withdrawals")
    lead = _("What your office has taken back, begun at a record’s page.")
    columns = (
        Column("ref", _("Reference"), link=True),
        Column("reason", _("Reason"), value=lambda w: w.reason or str(w.request or "")),
        Column("due_on", _("Answers expected by"), sort="due_on"),
        Column("created_at", _("Begun"), sort="created_at"),
        Column("created_by", _("By whom")),
    )
    sort = "-created_at"
    noun = ngettext_lazy("%(count)s withdrawal", "%(count)s withdrawals", "count")
    empty = _("Nothing was taken back yet.")


class Notices(ListPage):
    title = _("Withdrawal notices")
    lead = _("What your office asks back of others, and what others ask back of it.")
    columns = (
        Column("receiver", _("To whom"), link=True),
        REF,
        HOLDER,
        Column("standing", _("Where it stands"), value=standing_of),
        Column("sent_on", _("Sent"), sort="sent_on"),
        Column("due_on", _("Answer expected by"), sort="due_on"),
    )
    sort = "-due_on"
    noun = ngettext_lazy("%(count)s notice", "%(count)s notices", "count")
    empty = _("There are no withdrawal notices.")
