"""The chains of one's office: for its people to read, for its head to change."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.people.models import Membership

from ...models import ChainKeeper
from .. import kinds, templates
from ..forms import KeeperForm, StepFormSet, named
from .asking import act_once, form_page


def index(request):
    """Each kind of record with the chain in force, and who may change it."""
    office = _office_or_404(request)
    chains = [(kind, templates.in_force(kind.code, office)) for kind in _kinds()]
    is_head = request.user.role == Membership.Role.HEAD
    context = {
        "office": office,
        "chains": [(kind, template, _places(template)) for kind, template in chains],
        "keepers": ChainKeeper.objects.current()
        .filter(office=office)
        .select_related("function"),
        "may_change": templates.may_change(request.user, office),
        "keeper_form": KeeperForm(office=office) if is_head else None,
    }
    return render(request, "clearance/chains.html", context)


def change(request, kind):
    """Let another chain begin today."""
    office = _office_or_404(request)
    if not templates.may_change(request.user, office):
        raise PermissionDenied
    if kind not in kinds.registered:
        raise Http404
    standing = _initial(templates.in_force(kind, office))
    facts = {"initial": standing, "form_kwargs": {"office": office}}
    forms = StepFormSet(request.POST or None, **facts)
    _number(forms.extra_forms, after=standing)

    def act(_typed):
        steps = [form.step for form in forms if form.step]
        templates.change_template(kind, by=request.user, office=office, steps=steps)

    words = {"title": _("Change the chain"), "kind": kinds.registered[kind]}
    back = reverse("clearance:chains")
    return form_page(
        request, forms, act, template="clearance/change_chain.html", back=back, **words
    )


@require_POST
def name_keeper(request):
    """The head lets a function change the chains."""
    return _about_keeper(request, templates.name_keeper)


@require_POST
def end_keeper(request):
    """The head lets it do so no longer."""
    return _about_keeper(request, templates.end_keeper)


def _about_keeper(request, do):
    office = _office_or_404(request)
    form = KeeperForm(request.POST, office=office)
    back = reverse("clearance:chains")
    if not form.is_valid():
        return redirect(back)

    def act():
        do(form.cleaned_data["function"], by=request.user, office=office)

    return act_once(request, act, back=back)


def _office_or_404(request):
    if request.user.entity is None:
        raise Http404
    return request.user.entity


def _kinds():
    return sorted(kinds.registered.values(), key=lambda kind: kind.label)


def _places(template):
    """The steps of a chain, those side by side together."""
    found = {}
    for step in template.steps.all() if template else ():
        found.setdefault(step.place, []).append(step)
    return list(found.values())


def _number(forms, after):
    """What is added comes after what stands, until one says otherwise."""
    last = max((step["place"] for step in after), default=0)
    for place, form in enumerate(forms, start=last + 1):
        form.fields["place"].initial = place


def _initial(template):
    steps = template.steps.all() if template else ()
    return [{"place": s.place, "asked": named(s), "days": s.days} for s in steps]
