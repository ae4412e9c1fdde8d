"""The withdrawal notice as a note verbale, where the office writes one."""

from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.making import formality, templates
from ctportal.correspondence.making.templates import Template
from ctportal.correspondence.models import LetterTie

from .drafting import HOW
from .models import WithdrawalNotice


def rows(notice, language, person) -> list[tuple[str, str, str]]:
    """The material as its receiver had it: reference, day, channel."""
    with translation.override(language):
        return [
            (
                item["ref"],
                formality.day_in(parse_date(item["day"]), language),
                str(HOW.get(item["channel"], item["channel"])),
            )
            for item in notice.material
        ]


NOTICE = Template(
    "withdrawal",
    _("Withdrawal notice"),
    LetterTie.Role.WITHDRAWAL,
    receiver=lambda notice: notice.entity,
    rows=rows,
    columns=("ref", "day", "channel"),
)


def register():
    templates.registered[WithdrawalNotice.kind] = [NOTICE]
