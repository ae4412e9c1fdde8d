"""Handing stored files over: whole, as attachments, by their records alone.

The caller has asked the rule before.  No condition and no range is listened to: an
answer that depends on what a reader has already would tell of what it is.
"""

import logging

from django.http import FileResponse
from django.shortcuts import render

from . import files

GONE = 410
# Were a browser to open it after all, nothing in it would run or reach out.
SAFE = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}

logger = logging.getLogger(__name__)


def attachment(request, record):
    """The file of a record that says `stored_as`, `file_name` and `media_type`."""
    try:
        file = files.open_stored(record.stored_as)
    except FileNotFoundError:
        logger.exception("the stored file of %s is not in its place", record.ref)
        return render(request, "correspondence/lost.html", status=GONE)
    return FileResponse(
        file,
        as_attachment=True,
        filename=record.file_name,
        content_type=record.media_type,
        headers=SAFE,
    )
