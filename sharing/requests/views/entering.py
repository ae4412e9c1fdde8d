"""Entering a request, or putting more under one: filled in, looked at, applied."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ctportal.confidentiality import asking, policy
from ctportal.confidentiality.models import ConfidentialityRequest, Marking
from ctportal.correspondence.actions import attach
from ctportal.reference.models import State
from visits.states import states_of

from .. import effects, letters
from ..choosing import Choices
from ..finding import about_or_404, kept_or_404
from ..forms import LetterForm, RequestForm, ScopeForm, StateForm

# What the buttons of the two steps say, which is not part of what was typed.
BUTTONS = ("csrfmiddlewaretoken", "apply", "change")


def new(request):
    """Which State, what it asks, what that does; then it is in force."""
    policy.require_role(request.user, *policy.KEEPERS)
    about = about_or_404(request)
    state = _of(about, _state(request)) if about else _state(request)
    if state is None:
        answer = {"choice": StateForm(states=_states(request.user))}
        return TemplateResponse(request, "requests/which_state.html", answer)
    choices = Choices(request.user, state, about)
    form = RequestForm(request.POST or None, by=request.user, choices=choices)

    def enter(scope):
        asked = asking.enter(scope, by=request.user, state=state, **form.facts)
        words = ("channel", "letter_number", "letter_on")
        said = {name: form.facts[name] for name in words}
        letters.keep(asked, letters.Role.REQUEST, by=request.user, **said)
        return asked

    return _in_two_steps(request, form, enter, state=state)


def more(request, ref):
    """Put more records under a request that is in force."""
    asked = kept_or_404(request, ref)
    choices = Choices(request.user, asked.marking.state)
    form = ScopeForm(request.POST or None, choices=choices)

    def widen(scope):
        asking.widen(asked, scope, by=request.user)
        return asked

    return _in_two_steps(request, form, widen, state=asked.marking.state, asked=asked)


def _in_two_steps(request, form, act, **context):
    """The form; its effect before anything is done; then the act itself, once."""
    request.shown.extend(form.offered.records)
    letter = LetterForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid() or "change" in request.POST:
        answer = context | {"form": form}
        return TemplateResponse(request, "requests/form.html", answer)
    scope = form.cleaned_data["scope"]
    if "apply" in request.POST and (asked := _applied(request, act, scope, letter)):
        messages.success(request, _("In force. Those it is against no longer read it."))
        return redirect(asked)
    answer = context | {
        "form": form,
        "letter": letter,
        "typed": [pair for pair in _typed(request) if pair[0] not in BUTTONS],
        "covered": _named(scope, request.user),
        "effect": _effect(act, form.scope_anew(), request.user),
    }
    return TemplateResponse(request, "requests/preview.html", answer)


def _applied(request, act, scope, letter) -> ConfidentialityRequest | None:
    """The request in force with its letter; nothing at all where the file is wrong."""
    if not letter.is_valid():
        return None
    file = letter.cleaned_data["file"]
    try:
        with transaction.atomic():
            asked = act(scope)
            if file:
                attach(asked, file=file, title=_title(asked), by=request.user)
            return asked
    except ValidationError as wrong:
        letter.add_error("file", wrong)
        return None


def _title(asked):
    return _("Letter of the State: %(number)s") % {
        "number": asked.letter_number or asked.ref
    }


def _named(scope, person) -> list[tuple]:
    """Every record it covers with its kind, and single fields by their names."""
    whole = [(r, r._meta.verbose_name) for r in scope.covered(person)]
    only = _("only: %(field)s")
    parts = [
        (record, only % {"field": record._meta.get_field(name).verbose_name})
        for record, name in scope.fields
    ]
    return whole + parts


def _effect(act, scope, by):
    covered = [(record.pk, "") for record in scope.covered(by)]
    fields = [(record.pk, name) for record, name in scope.fields]
    return effects.of(lambda: act(scope), [*covered, *fields], by=by)


def _typed(request):
    return [(k, value) for k, values in request.POST.lists() for value in values]


def _states(person):
    own = Marking.objects.readable_by(person).held_by(person.entity)
    about_some = own.exclude(kind=ConfidentialityRequest.kind).exclude(state=None)
    return State.objects.filter(pk__in=about_some.values("state")).order_by("iso3")


def _of(about, asked):
    """Which of the record's States asks: the one the address names, else the first."""
    known = states_of(about)
    return asked if asked in known else next(iter(known), asked)


def _state(request):
    choice = StateForm(request.GET or None, states=_states(request.user))
    return choice.cleaned_data["state"] if choice.is_valid() else None
