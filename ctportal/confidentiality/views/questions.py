"""Asking for what one cannot open, and answering who asked."""

from urllib.parse import unquote, urlsplit

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import policy, questions
from ..forms import AnswerForm, AskForm
from ..models import Marking

LONGEST = 300


def ask_for_access(request):
    """Take a question about any address alike."""
    form = AskForm(request.POST or None, initial={"address": _come_from(request)})
    if request.method == "POST" and form.is_valid():
        questions.ask_for_access(by=request.user, **form.cleaned_data)
        messages.success(
            request, _("Passed on. Whoever may answer you will; nobody else is told.")
        )
        return redirect("confidentiality:ask-for-access")
    answers = questions.answers_to(request.user)
    context = {"form": form, "answers": answers}
    return TemplateResponse(request, "confidentiality/ask.html", context)


def asked(request):
    """Who asked for access to what one's office holds."""
    asked = questions.questions_to(request.user)
    named = Marking.objects.readable_by(request.user).for_table()
    request.shown.extend(named.filter(ref__in=[question.ref for question in asked]))
    context = {
        "questions": [(question, _form_for(question)) for question in asked],
        "may_answer": request.user.role in policy.KEEPERS,
    }
    return TemplateResponse(request, "confidentiality/asked.html", context)


@require_POST
def answer(request, question):
    """Say something to who asked, or close the question without a word."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    questions.answer(question, by=request.user, **form.cleaned_data)
    messages.success(request, _("Answered."))
    return redirect("confidentiality:asked")


@require_POST
def put_answer_aside(request, question):
    """One has read what one was answered."""
    questions.put_aside(question, by=request.user)
    return redirect("confidentiality:ask-for-access")


def _form_for(question):
    return AnswerForm(auto_id=f"{question.id}-%s")


def _come_from(request) -> str:
    """The address whose not-found page led here, as the browser says."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}):
        return ""
    path = unquote(urlsplit(before).path)
    own = reverse("confidentiality:ask-for-access")
    return "" if path in ("/", own) else path[:LONGEST]
