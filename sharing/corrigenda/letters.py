"""The letter that covers a corrigendum on its way to one receiver.

It names the parts that receiver has and may still be told of, by their references:
their words stand in the notice that goes along.
"""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking
from ctportal.correspondence.making import templates
from ctportal.correspondence.making.addressee import Receiver
from ctportal.correspondence.making.templates import Template
from ctportal.correspondence.models import LetterTie
from sharing.withdrawal import sending

from . import reading
from .models import CorrigendumNotice
from .receivers import parts_of


def told(notice, language) -> dict:
    return {"corrigendum": str(notice), "report": notice.corrigendum.report.ref}


def receiver(notice) -> Receiver:
    """Whom it goes to; none where that is the report's State, by its mission."""
    concerned, entity = notice.marking.state, notice.entity
    state = entity.state if entity and entity.is_mission else notice.to_state
    if concerned is not None and state == concerned:
        return None
    return entity or state or notice.person


def named(notice, person) -> list:
    """The parts it names: under the strictest of them it is kept."""
    passages = _passages(notice, person)
    if not passages:
        said = _t("Its receiver may no longer read what it corrects.")
        raise ValidationError(said)
    if sending.names_strictly(notice.parts, person):
        said = _t("It names what certain functions alone know of: they write by hand.")
        raise ValidationError(said)
    return finding.records_of(passages, person)


def rows(notice, language, person) -> list[tuple[str, str, str]]:
    """Each part by its reference, with how many of its passages are corrected."""
    with translation.override(language):
        return [
            (part.ref, finding.kind_named(part.kind), str(count))
            for part, count in _passages(notice, person).items()
        ]


def _passages(notice, person) -> Counter[Marking]:
    """How many passages are corrected of each part that is its receiver's to know."""
    parts = parts_of(notice, by=person)
    corrections = reading.corrections(notice.corrigendum, person, parts)
    return Counter(one.part for one in corrections)


COVERING = Template(
    "corrigendum",
    _("Corrigendum"),
    LetterTie.Role.TRANSMISSION,
    gives_days=False,
    told=told,
    named=named,
    receiver=receiver,
    rows=rows,
    columns=("ref", "kind", "passages"),
)


def register():
    templates.registered[CorrigendumNotice.kind] = [COVERING]
