"""Who can read a record, and why."""

from django.template.response import TemplateResponse
from django.urls import reverse

from .. import explain, policy, sealing
from ..forms import StandpointForm
from .finding import readable_or_404


def readers(request, ref):
    """Who can read this?  A chip asks for it as a panel over the page it stands on."""
    record = readable_or_404(request, ref)
    answer = {
        "record": record,
        "why": explain.why_readable(request.user, record),
        "can_release": policy.can_change(request.user, record, *policy.KEEPERS),
    }
    if policy.is_holder(request.user, record):
        answer |= _for_the_holder(request, record)
    name = "_panel" if request.htmx else "readers"
    return TemplateResponse(request, f"confidentiality/{name}.html", answer)


def _for_the_holder(request, record):
    """Everything: each reader, what is held back from whom, and the way to look as."""
    named = "names" in request.GET
    return {
        "readers": explain.who_can_read(request.user, record, with_names=named),
        "locked": sealing.locked_in(record),
        "held_back": explain.held_back(request.user, record),
        "names_url": "" if named else "?names=yes",
        "form": StandpointForm(by=request.user),
        "view_as_url": reverse("confidentiality:view-as-whom", args=[record.ref]),
    }
