"""What is sent to the portal, as far as it takes it."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.shortcuts import render
from django.views.defaults import bad_request

TOO_LARGE = 413


class UpToTheLimit(FileUploadHandler):
    """Lets a file through until it is too large, so that no disk is filled by it.

    The rest of the form is read all the same: its page comes back with what was typed,
    and says beside the file that it was too large.
    """

    def new_file(self, *args, **facts):
        super().new_file(*args, **facts)
        self.taken = 0

    def receive_data_chunk(self, raw_data, start):
        if self.taken > settings.FILE_SIZE_LIMIT:
            return None
        self.taken += len(raw_data)
        return raw_data

    def file_complete(self, file_size):
        return None


def not_understood(request, exception):
    """The answer to what could not be read; too much of it is said to be too much."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=TOO_LARGE)
    return bad_request(request, exception)
