"""What States answered when asked to let others read."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import actions, consenting, lettering, policy, portions
from ..forms import ConsentForm
from .finding import readable_or_404


def consent(request, ref):
    """A State's answers on one record, and the next one."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    parts = portions.of(record, request.user)
    about = {"parts": parts, "state": record.marking.state}
    form = ConsentForm(request.POST or None, by=request.user, **about)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        chosen = {marking.pk for marking in said.pop("parts", ())}
        chosen_parts = [part for part in parts if part.pk in chosen]
        actions.say_consent(record, by=request.user, parts=chosen_parts, **said)
        _keep_letter([record, *chosen_parts], said, request.user)
        messages.success(request, _("Written down. It is in force from its day on."))
        return redirect("confidentiality:consent", ref)
    answers = consenting.told(record, request.user)
    request.shown.extend([*parts, *(said.letter for said in answers)])
    answer = {"record": record, "form": form, "answers": answers}
    return TemplateResponse(request, "confidentiality/consent.html", answer)


def _keep_letter(records, said, by):
    letter = {"letter": said["letter"], "number": said["letter_number"]}
    lettering.keep(records, "consent", by=by, said_on=said["said_on"], **letter)
