"""Lifting a request: one person proposes, a second sees what returns and confirms."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import lifting as acts
from ctportal.confidentiality.models import Marking, SealedValue
from ctportal.people import settling
from ctportal.people.by_two import ByTwo

from .. import effects, letters
from .. import scope as under
from ..finding import asked_or_404, kept_or_404
from ..forms import LiftForm


def lift(request, ref):
    """Propose to lift a request; nothing returns before a second person agrees."""
    asked = kept_or_404(request, ref)
    lines = [line for line in under.lines_of(asked, request.user) if not line.lifted_at]
    labels = {line.marking.pk: _label(line) for line in lines}
    markings = Marking.objects.readable_by(request.user).filter(pk__in=labels)
    form = LiftForm(request.POST or None, markings=markings, labels=labels)
    request.shown.extend([line.record for line in lines])
    if request.method == "POST" and _proposed(asked, form, request.user):
        messages.success(request, _("Proposed. A second person has to confirm it."))
        return redirect("requests:lifting", asked.ref)
    answer = {"asked": asked, "form": form}
    return TemplateResponse(request, "requests/lift.html", answer)


def lifting(request, ref):
    """A lifting that waits: what would return, and the second person's word."""
    asked = asked_or_404(request, ref)
    proposed = _open_or_404(asked)
    lines = under.lines_of(asked, request.user)
    lines = [line for line in lines if not line.lifted_at]
    if not proposed.is_whole:
        chosen = set(proposed.requestscopes.values_list("record", flat=True))
        lines = [line for line in lines if line.marking.pk in chosen]
    request.shown.extend([line.record for line in lines])
    may_confirm = acts.may_confirm(proposed, request.user)
    answer = {
        "asked": asked,
        "lifting": proposed,
        "lines": lines,
        "may_confirm": may_confirm,
        "may_turn_down": may_confirm or request.user.pk == proposed.proposed_by_id,
        "effect": _effect(proposed, lines, request.user) if may_confirm else None,
    }
    return TemplateResponse(request, "requests/lifting.html", answer)


@require_POST
def settle(request, ref):
    """Confirm a lifting, or turn it down."""
    asked = asked_or_404(request, ref)
    proposed = _open_or_404(asked)
    is_confirmed = request.POST.get("answer") == "confirm"
    act = acts.confirm if is_confirmed else acts.turn_down
    lifted = _("Lifted. Everybody who may read the records reads them again.")
    kept = _("Turned down: the request stays in force.")
    settling.settle(request, act, proposed, lifted if is_confirmed else kept)
    return redirect(asked)


def _open_or_404(asked) -> ByTwo:
    proposed = asked.liftings.open().select_related("request__marking", "proposed_by")
    found = proposed.first()
    if found is None:
        raise Http404
    return found


def _proposed(asked, form, by) -> bool:
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            acts.propose(asked, by=by, **form.cleaned_data)
            names = ("letter_number", "letter_on")
            said = {name: form.cleaned_data.get(name) for name in names}
            letters.keep(asked, letters.Role.LIFTING, by=by, **said)
    except ValidationError as wrong:
        form.add_error(None, wrong)
    return form.is_valid()


def _effect(proposed, lines, by):
    subjects = [_subject(line, by) for line in lines]
    tried = _open_or_404(proposed.request)
    return effects.of(lambda: acts.confirm(tried, by=by), subjects, by=by)


def _subject(line, by):
    if not line.field:
        return line.marking.pk, ""
    sealed = SealedValue.objects.readable_by(by).get(pk=line.marking.pk)
    return sealed.of_id, sealed.field


def _label(line):
    name = f"{line.record._meta.verbose_name} · {line.record}"
    return f"{name} · {line.field}" if line.field else name
