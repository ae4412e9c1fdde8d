"""The exchange pages: the matrices, their calendars, an edition as a sheet."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.pages import exports, lists
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage

from . import calendars, files, sheet
from .asking import Asked
from .models import Edition, Matrix


class Editions(ListPage):
    """The editions of one matrix."""

    template_name = "exchange/matrix.html"
    columns = (
        Column("title", _("Edition"), link=True),
        Column("ref", _("Reference")),
        Column("for_period", _("Period"), sort="period"),
        Column("frozen_at", _("Values frozen"), sort="frozen_at"),
    )
    sort = "-frozen_at"
    noun = ngettext_lazy("%(count)s edition", "%(count)s editions", "count")
    empty = _("The first edition is made on the next day to go out.")


def index(request):
    """Each matrix as a calendar of its editions."""
    matrices = Matrix.objects.known_to(request.user).select_related("sender")
    editions = list(
        Edition.objects.readable_by(request.user)
        .filter(matrix__in=matrices)
        .for_table()
    )
    request.shown.extend(editions)
    laid_out = [(matrix, _calendar(matrix, editions)) for matrix in matrices]
    return render(request, "exchange/index.html", {"matrices": laid_out})


def matrix(request, code):
    """One matrix: its editions, and how it goes out."""
    found = get_object_or_404(Matrix.objects.known_to(request.user), code=code)
    editions = Edition.objects.readable_by(request.user).filter(matrix=found)
    told = {
        "matrix": found,
        "next_on": found.next_on(timezone.localdate()),
        "is_sender": request.user.entity == found.sender,
        "recipients": found.recipients.current().select_related("entity", "mailbox"),
    }
    return lists.page(request, Editions, editions.for_table(), **told)


def edition(request, ref):
    """An edition as a sheet, or the reader's own copy of it as a file."""
    found = get_object_or_404(
        Edition.objects.readable_by(request.user).for_table(), ref=ref
    )
    if request.GET.get("format") == "xlsx":
        return _copy(request, found)
    asked = Asked(request, found)
    request.shown.add(found)
    request.shown.extend(asked.markings)
    return render(request, "exchange/edition.html", {"edition": found, "asked": asked})


def _copy(request, edition):
    """Built under the reader's keys, against the last edition they may read."""
    reader = request.user
    theirs = sheet.read(edition, reader, base=sheet.latest_before(edition, reader))
    request.shown.extend(files.markings_on(theirs))
    file = files.workbook(theirs, reader)
    return FileResponse(
        file,
        as_attachment=True,
        filename=files.name_of(edition),
        content_type=exports.XLSX,
    )


def _calendar(matrix, editions):
    own = [edition for edition in editions if edition.matrix_id == matrix.pk]
    return calendars.of(own, matrix.rhythm)
