"""Marking a report as superseded."""

from django.utils.translation import gettext as _

from assessments import actions
from assessments.models import Assessment
from assessments.versions.forms import SupersedeForm

from .records import changeable, form_page


def supersede(request, ref):
    report = changeable(request, Assessment, ref)

    def act(form):
        return actions.supersede(report, by=request.user, **form.cleaned_data)

    form = SupersedeForm(request.POST or None, report=report, by=request.user)
    request.shown.extend(form.fields["later"].queryset)
    return form_page(
        request,
        form,
        act,
        title=_("Mark as superseded"),
        lead=_("Whoever may read it reads so, and by which report if they read that."),
        about=report,
    )
