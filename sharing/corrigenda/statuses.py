"""Where a notice of a corrigendum stands."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status


def of_notice(notice) -> Status:
    if notice.sent_on is None:
        queued = notice.queued_at is not None
        return Status("unsent", _("in the outbox") if queued else _("to be sent"))
    said = _("sent %(day)s") % {"day": date_format(notice.sent_on)}
    return Status("settled", said)
