"""The mail that takes an edition to one recipient."""

import secrets
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from ctportal.pages import exports

from . import files, sheet

# Seconds after which a mail server that says nothing is given up for now.
PATIENCE = 30


class SameMail(EmailMessage):
    """A mail whose bytes are the same each time it is made."""

    def message(self):
        made = super().message()
        # Else each rendering draws a boundary of its own; a boundary is short.
        drawn, _domain = self.extra_headers["Message-ID"].strip("<>").split("@")
        made.set_boundary(f"part-{drawn}")
        return made


def draw_message_id() -> str:
    """An identifier that tells nothing, kept for every attempt."""
    return f"<{secrets.token_hex(16)}@{settings.MAIL_DOMAIN}>"


def compose(delivery, edition):
    """The mail and the references it shows, built with its recipient's sight.

    Everybody gets their edition, also when no line is theirs: that a mail stayed away
    would tell more than one that says there is nothing, and nobody could tell it from
    a mail that was lost.
    """
    recipient = delivery.recipient
    with translation.override(recipient.language or settings.LANGUAGE_CODE):
        theirs = sheet.read(
            edition,
            recipient,
            base=sheet.latest_before(edition, recipient),
            up_to=edition.matrix.mailed_up_to,
        )
        mail = _mail(delivery, edition, theirs)
        with files.workbook(theirs, recipient) as file:
            mail.attach(files.name_of(edition), file.read(), exports.XLSX)
    return mail, [marking.ref for marking in files.markings_on(theirs)]


def _mail(delivery, edition, theirs):
    told = {
        "edition": edition,
        "sheet": theirs,
        "ribbon": files.ribbon_over(theirs, delivery.recipient),
        "address": settings.PORTAL_URL + edition.get_absolute_url(),
    }
    return SameMail(
        subject=_subject(edition),
        body=render_to_string("exchange/mail.txt", told),
        to=[delivery.recipient.email],
        headers={
            "Message-ID": delivery.message_id,
            "Date": format_datetime(delivery.dated_at),
        },
        connection=get_connection(timeout=PATIENCE),
    )


def _subject(edition):
    exercise = [_("EXERCISE")] if settings.EXERCISE else []
    return " · ".join([*exercise, edition.title])
