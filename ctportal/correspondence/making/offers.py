"""Which letters can be made from a record where it stands."""

from ctportal.confidentiality.models import Record
from ctportal.people.models import Classification

from ..models import Letter
from . import templates
from .templates import Template

CONFIDENTIAL = Classification.CONFIDENTIAL


def of(record: Record, person) -> list[Template]:
    """The letters that make sense, the record's own first.

    None where nobody is written to, and none of what is Strictly Confidential: the
    named functions write of it by hand.
    """
    if record.classification > CONFIDENTIAL or record.kind == Letter.kind:
        return []
    fitting = [made for made in templates.of_kind(record.kind) if made.fits(record)]
    return [made for made in fitting if record.marking.state or made.receiver(record)]


def named(record: Record, code: str, person) -> Template | None:
    return next((made for made in of(record, person) if made.code == code), None)
