"""The outbox of corrigenda: a mail says there is one, and names no passage."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ctportal.pages import ribbon
from ctportal.pages.shown import Shown
from sharing.withdrawal.posting import Outbox

from .models import CorrigendumNotice


def _written(notice, mailbox) -> tuple[str, str]:
    shown = Shown()
    shown.add(notice)
    told = {
        "notice": notice,
        "ribbon": ribbon.of(shown, mailbox),
        "address": settings.PORTAL_URL + notice.get_absolute_url(),
    }
    return _("Corrigendum"), render_to_string("corrigenda/mail.txt", told)


OUTBOX = Outbox(CorrigendumNotice, due="due_corrigenda", written=_written)
