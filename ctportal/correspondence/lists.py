"""The list of documents."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import HOLDER, REF, STATE
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage

from .filters import DocumentFilter


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
