"""What comes after a visit: mission reports, the consultation, extracts."""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import extracts
from ctportal.confidentiality import policy

from .. import actions, life, results
from ..finding import visit_or_404
from ..models import Consultation, MissionReport
from ..tabs import tabs_of
from .asking import act_once


def afterwards(request, ref):
    visit = visit_or_404(request, ref)
    reports = MissionReport.objects.readable_by(request.user).of(visit).for_table()
    held = Consultation.objects.readable_by(request.user).filter(visit=visit)
    found = {
        "reports": list(reports.unsealed_for(request.user)),
        "consultations": list(held.for_table().unsealed_for(request.user)),
    }
    request.shown.extend([visit, *found["reports"], *found["consultations"]])
    context = {
        "visit": visit,
        "tabs": tabs_of(visit, request.user, "afterwards"),
        "can_keep": policy.can_change(request.user, visit, *policy.KEEPERS),
        "may_consult": _may_consult(request.user, visit, found),
        "extracts": extracts.KINDS.values(),
    }
    return TemplateResponse(request, "visits/afterwards.html", context | found)


@require_POST
def consult(request, ref):
    """Call for the consultation of both offices."""
    visit = visit_or_404(request, ref)

    def act():
        found = actions.call_consultation(visit, by=request.user)
        return found.get_absolute_url()

    return act_once(request, act, back=visit)


def extract(request, ref, matter):
    """What a visit found and recommends on one matter, on a page or as a file."""
    visit, by = visit_or_404(request, ref), request.user
    found = extracts.Extract(
        visit.title,
        extracts.matter_or_404(matter),
        by,
        of=lambda model: results.shared_of(model, visit, by),
    )
    request.shown.add(visit)
    crumbs = [(reverse("visits:index"), _("Visits")), (visit.get_absolute_url(), visit)]
    return extracts.page(request, found, crumbs=crumbs, day=visit.ends_on)


def _may_consult(person, visit, found):
    """Called once, by either of the two offices, for a visit that is made."""
    of_two = getattr(person.entity, "kind", "") in ("directorate", "office")
    made = visit.status in life.MADE
    is_keeper = person.role in policy.KEEPERS
    return made and of_two and is_keeper and not found["consultations"]
