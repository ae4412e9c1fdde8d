"""Pages of the consultation after a visit."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import Marking
from ctportal.ledger.history import told
from ctportal.pages import panels

from .. import actions, ideas
from ..forms import AreaForm, ConsultationForm
from ..history import CONSULTATION_WORDS
from ..models import AgreedArea, AreaOutcome, Consultation, Visit
from ..states import state_named, states_of
from .asking import act_once, form_page


def consultation(request, ref):
    """When it is due or was held, who took part, and the areas that were agreed."""
    found = _or_404(request, ref)
    visit = get_object_or_404(
        Visit.objects.readable_by(request.user).for_table(), pk=found.visit_id
    )
    areas = _areas(found, request)
    request.shown.extend([found, visit])
    context = {
        "record": found,
        "visit": visit,
        "areas": areas,
        "states": states_of(visit),
        "can_keep": policy.can_change(request.user, found, *policy.KEEPERS),
        "may_propose": policy.can_change(request.user, visit, *policy.KEEPERS)
        and request.user.entity.kind == "directorate",
        "may_begin": ideas.may_begin(request.user),
        "panels": panels.on_page(request, found),
        "history": told(found, CONSULTATION_WORDS),
    }
    return TemplateResponse(request, "visits/consultation.html", context)


def edit(request, ref):
    found, stored = _or_404(request, ref), _or_404(request, ref)
    policy.require_holder(request.user, found, *policy.KEEPERS)
    form = ConsultationForm(request.POST or None, instance=found)

    def act(typed):
        return actions.record_consultation(stored, by=request.user, **typed)

    words = {"title": found.title, "button": _("Store")}
    return form_page(request, form, act, about=found, **words)


def agree_area(request, ref):
    found = _or_404(request, ref)
    policy.require_holder(request.user, found, *policy.KEEPERS)

    def act(typed):
        actions.agree_area(found, by=request.user, **typed)
        return found

    words = {"title": _("An area both offices agreed on"), "button": _("Add it")}
    return form_page(request, AreaForm(request.POST or None), act, about=found, **words)


@require_POST
def need(request, ref, area):
    """Propose the area to the State, or to one of several, as a need."""
    agreed = _area(request, ref, area)
    state = state_named(agreed.consultation.visit, request.POST.get("state", ""))

    def act():
        made = actions.make_need(agreed, by=request.user, state=state)
        return made.get_absolute_url()

    return act_once(request, act, back=agreed.consultation)


@require_POST
def idea(request, ref, area):
    """Begin a project of it: the floor above says how."""
    agreed = _area(request, ref, area)

    def act():
        return ideas.begin(agreed, by=request.user).get_absolute_url()

    return act_once(request, act, back=agreed.consultation)


def _areas(found, request):
    """The areas, each with what came of it that this person may read."""
    areas = AgreedArea.objects.filter(consultation=found)
    ties = list(AreaOutcome.objects.filter(consultation=found))
    markings = Marking.objects.readable_by(request.user)
    markings = markings.filter(pk__in=[tie.record_id for tie in ties])
    records = {r.pk: r for r in finding.records_of(markings, request.user)}
    request.shown.extend(records.values())
    areas = list(areas.select_related("theme", "lead"))
    for area in areas:
        own = (tie.record_id for tie in ties if tie.area_id == area.pk)
        area.led_to = [records[pk] for pk in own if pk in records]
        area.kinds = {record.kind for record in area.led_to}
    return areas


def _or_404(request, ref):
    rows = Consultation.objects.readable_by(request.user).for_table()
    return get_object_or_404(rows.unsealed_for(request.user), ref=ref)


def _area(request, ref, area):
    found = _or_404(request, ref)
    agreed = get_object_or_404(
        AgreedArea.objects.filter(consultation=found).select_related("theme", "lead"),
        ref=area,
    )
    agreed.consultation = found
    found.visit = get_object_or_404(
        Visit.objects.readable_by(request.user).for_table(), pk=found.visit_id
    )
    return agreed
