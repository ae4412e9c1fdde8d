"""What the pages of all that is told to one receiver answer when it goes out."""

from collections.abc import Callable
from io import BytesIO

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ctportal.correspondence.media import DOCX

from .forms import HandForm


def after_queueing(request, notice, send: Callable):
    send(notice, by=request.user)
    messages.success(request, _("In the outbox. It leaves within a minute."))
    return redirect(notice)


def after_handing_over(request, notice, send_by_hand: Callable, page: Callable):
    """Back to the notice; with what is wrong where the day is none."""
    form = HandForm(request.POST)
    if not form.is_valid():
        return page(request, notice, hand_form=form)
    send_by_hand(notice, by=request.user, **form.cleaned_data)
    messages.success(request, _("Written down."))
    return redirect(notice)


def as_file(notice, content: bytes) -> FileResponse:
    """Its Word document, to be handed over."""
    return FileResponse(
        BytesIO(content),
        as_attachment=True,
        filename=f"{notice.ref}.docx",
        content_type=DOCX,
    )
