"""What corrigenda ask of people on their first page."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import KEEPERS
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from .models import CorrigendumNotice


def to_send(person):
    """Notices of this office that nobody has sent yet."""
    if person.role not in KEEPERS:
        return
    own = CorrigendumNotice.objects.readable_by(person).for_table()
    unsent = own.held_by(person.entity).to_send().order_by("created_at", "ref")
    for notice in unsent[:AT_MOST]:
        yield Waiting(
            title=_("Corrigendum %(ref)s") % {"ref": notice.ref},
            href=notice.get_absolute_url(),
            note=notice.receiver,
            status=Status("unsent", _("to be sent")),
            when=date_format(notice.created_at),
            record=notice,
        )
