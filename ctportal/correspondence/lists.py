"""The lists of documents and of what was sent by other means."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import HOLDER, REF, STATE
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage

from .filters import DocumentFilter, TransmissionFilter


class Documents(ListPage):
    title = _("Documents")
    lead = _("Files you may read, found by their titles and by their words.")
    columns = (
        Column("title", _("Document"), link=True, sort="title"),
        REF,
        STATE,
        HOLDER,
        Column("language", _("Language"), value="get_language_display"),
        Column("type", _("Kind of file"), value="media_name"),
        Column("size", _("Size"), value=lambda d: filesizeformat(d.size), numeric=True),
        Column("file_name", _("File"), shown=False),
        Column("created_at", _("Brought"), sort="created_at"),
    )
    filterset = DocumentFilter
    sort = "-created_at"
    noun = ngettext_lazy("%(count)s document", "%(count)s documents", "count")
    empty = _("Bring a file of your office, or attach one to a record.")


class Transmissions(ListPage):
    title = _("Sent by other means")
    lead = _("What your office sent outside the portal, and to whom.")
    columns = (
        Column("receiver", _("To whom"), link=True),
        REF,
        Column("sent_on", _("Sent"), sort="sent_on"),
        Column("means", _("By what means"), value="get_means_display"),
        Column("number", _("Its number")),
        STATE,
    )
    filterset = TransmissionFilter
    sort = "-sent_on"
    noun = ngettext_lazy("%(count)s transmission", "%(count)s transmissions", "count")
    empty = _("Write down what your office sends by note verbale, by mail or by hand.")
