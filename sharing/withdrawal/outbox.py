"""The outbox of withdrawal notices."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ctportal.pages import ribbon
from ctportal.pages.shown import Shown

from . import drafting
from .models import WithdrawalNotice
from .posting import Outbox


def _written(notice, mailbox) -> tuple[str, str]:
    shown = Shown()
    shown.add(notice)
    told = {
        "notice": notice,
        "rows": drafting.rows_of(notice),
        "ribbon": ribbon.of(shown, mailbox),
        "address": settings.PORTAL_URL + notice.get_absolute_url(),
    }
    return _("Withdrawal notice"), render_to_string("withdrawal/mail.txt", told)


OUTBOX = Outbox(WithdrawalNotice, due="due_notices", written=_written)
empty = OUTBOX.empty
