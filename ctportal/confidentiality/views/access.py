"""Record of access of one record, for its originating office."""

from django.template.response import TemplateResponse

from ctportal.ledger import access, logs, off_portal

from .. import policy
from .finding import readable_or_404


def access_to(request, ref):
    """Who was shown a record, for which office, when and by which channel."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record)
    log = access.AccessToRecord(request, record.pk)
    if logs.is_asked_as_file(request):
        return logs.as_file(request, log)
    sent = [
        line
        for source in off_portal.sources
        for line in source(record.marking, by=request.user)
    ]
    may_write = policy.can_change(request.user, record, *policy.KEEPERS)
    told = {"record": record, "log": log, "sent": sent, "may_write": may_write}
    return TemplateResponse(request, "confidentiality/access.html", told)
