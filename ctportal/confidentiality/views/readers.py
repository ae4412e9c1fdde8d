"""Who can read a record, and why."""

from django.template.response import TemplateResponse

from .. import explain, policy
from .finding import readable_or_404


def readers(request, ref):
    """Who can read this?"""
    record = readable_or_404(request, ref)
    return TemplateResponse(
        request,
        "confidentiality/readers.html",
        {
            "record": record,
            "why": explain.why_readable(request.user, record),
            "readers": explain.who_can_read(request.user, record),
            "requests": explain.not_shared_because(request.user, record),
            "can_release": policy.can_change(request.user, record, *policy.KEEPERS),
        },
    )
