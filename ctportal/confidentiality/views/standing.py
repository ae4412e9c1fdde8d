"""What is shared by default, and the way two people change it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.people.settling import settle

from .. import changing
from ..forms import ChangeForm, FurtherReaderForm
from ..models import StandingChange, StandingRelease
from ..standing import readers_that_may_stand


def standing(request):
    """What each office shares by default, with whom and since when."""
    rules = StandingRelease.objects.select_related(*changing.READERS)
    office = request.user.entity
    answer = {
        "in_force": rules.current() if office else [],
        "to_come": rules.to_come() if office else [],
        "past": rules.past() if office else [],
        "proposed": StandingChange.objects.open().filter(holder=office),
        "office": office if changing.may_decide(request.user, office) else None,
    }
    return TemplateResponse(request, "confidentiality/standing.html", answer)


def change_standing(request, **words):
    """Propose that something is shared by default otherwise, or no longer."""
    rule = _own_rule_or_404(request, **words)
    begin = {"after_days": rule.after_days, "source": rule.source}
    form = ChangeForm(request.POST or None, initial=begin)
    return _proposal(request, rule, form, changing.propose)


def further_reader(request, **words):
    """Propose that something goes to one more reader by default."""
    rule = _own_rule_or_404(request, **words)
    begin = {"after_days": rule.after_days, "source": rule.source}
    readers = readers_that_may_stand(rule.holder)
    form = FurtherReaderForm(request.POST or None, initial=begin, readers=readers)
    return _proposal(request, rule, form, changing.propose_reader)


def _proposal(request, rule, form, propose):
    """The form, then what it would do, then the proposal."""
    answer = {"rule": rule, "form": form}
    if request.method == "POST" and form.is_valid() and "again" not in request.POST:
        if "sure" in request.POST:
            return _proposed(request, propose(rule, by=request.user, **form.facts))
        answer |= {"facts": form.facts, "concerned": _concerned(request, rule)}
    return TemplateResponse(request, "confidentiality/change_standing.html", answer)


def _proposed(request, change):
    messages.success(request, _("Proposed. It waits for a second person."))
    return redirect(change)


def standing_change(request, ref):
    """A proposed change with what it would do, for those who decide on it."""
    change = _own_change_or_404(request, ref)
    answer = {
        "change": change,
        "concerned": _concerned(request, change),
        "may_confirm": change.may_be_confirmed_by(request.user),
    }
    return TemplateResponse(request, "confidentiality/standing_change.html", answer)


@require_POST
def settle_standing(request, ref):
    """Confirm a change as the second person, or turn it down."""
    change = _own_change_or_404(request, ref)
    act = changing.confirm if "confirm" in request.POST else changing.turn_down
    settle(request, act, change)
    return redirect(change)


def _concerned(request, rule):
    found = changing.concerned(rule.information, by=request.user)
    if found:
        request.shown.extend(found.following)
    return found


def _own_rule_or_404(request, *, office, information, step, reader):
    own = request.user.entity
    if not changing.may_decide(request.user, own) or own.code != office:
        raise Http404
    rules = StandingRelease.objects.current().select_related(*changing.READERS)
    for rule in rules.filter(holder=own, information=information, step=step):
        if rule.reader_code == reader:
            return rule
    raise Http404


def _own_change_or_404(request, ref):
    own = request.user.entity
    if not changing.may_decide(request.user, own):
        raise Http404
    return get_object_or_404(StandingChange, ref=ref, holder=own)
