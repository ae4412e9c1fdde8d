"""What comes after a visit: mission reports, the consultation, extracts."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from ctportal.confidentiality import policy

from .. import actions, extracts, life
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
    visit = visit_or_404(request, ref)
    if matter not in extracts.KINDS:
        raise Http404
    found = extracts.Extract(visit, extracts.KINDS[matter], request.user)
    request.shown.extend([visit, *found.records])
    if request.GET.get("format") in extracts.FORMATS:
        return found.as_file(request)
    return TemplateResponse(
        request, "visits/extract.html", {"visit": visit, "extract": found}
    )


def _may_consult(person, visit, found):
    """Called once, by either of the two offices, for a visit that is made."""
    of_two = getattr(person.entity, "kind", "") in ("directorate", "office")
    made = visit.status in life.MADE
    is_keeper = person.role in policy.KEEPERS
    return made and of_two and is_keeper and not found["consultations"]
