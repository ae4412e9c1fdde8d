"""Asking for what one cannot open."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import asking
from ..forms import AskForm


def ask_for_access(request):
    """Take a question about any address alike."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asking.ask_for_access(by=request.user, **form.cleaned_data)
        messages.success(
            request, _("Passed on. Whoever may answer you will; nobody else is told.")
        )
        return redirect("confidentiality:ask-for-access")
    return TemplateResponse(request, "confidentiality/ask.html", {"form": form})


def asked(request):
    """Who asked for access to what one's office holds."""
    questions = asking.questions_to(request.user)
    return TemplateResponse(
        request, "confidentiality/asked.html", {"questions": questions}
    )
