"""What is usually to be done for a visit, as an office's officer says."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions
from ..forms import TemplateForm
from ..models import ChecklistTemplate
from .asking import act_once, form_page

ADDRESS = "/visits/checklist/"


def templates(request):
    """For everyone to read; the officer changes them."""
    context = {
        "templates": ChecklistTemplate.objects.current(),
        "may_change": actions.may_change_templates(request.user),
    }
    return TemplateResponse(request, "visits/checklist.html", context)


def new(request):
    return _form(request, None, _("Something more to be done"))


def change(request, template):
    return _form(request, _or_404(request, template), _("Change what is to be done"))


@require_POST
def end(request, template):
    found = _or_404(request, template)

    def act():
        actions.end_template(found, by=request.user)

    return act_once(request, act, back=ADDRESS)


def _form(request, template, title):
    if not actions.may_change_templates(request.user):
        raise PermissionDenied
    initial = {"name": template.name} if template else None
    form = TemplateForm(request.POST or None, instance=template, initial=initial)

    def act(typed):
        stored = template and ChecklistTemplate.objects.get(pk=template.pk)
        actions.change_template(stored, by=request.user, **typed)
        return ADDRESS

    words = {
        "title": title,
        "lead": _("For visits agreed from today on; checklists there are stay."),
        "button": _("Store"),
        "cancel": ADDRESS,
    }
    return form_page(request, form, act, **words)


def _or_404(request, ref):
    if not actions.may_change_templates(request.user):
        raise Http404
    return get_object_or_404(ChecklistTemplate.objects.current(), ref=ref)
