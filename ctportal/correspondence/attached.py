"""The documents of a record, and the way to bring another."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from ctportal.confidentiality.finding import record_marked
from ctportal.confidentiality.policy import KEEPERS, can_change

from .models import Document

# By kind: whether a record has gone out as it is, and takes no further document.
closed: dict[str, Callable[..., bool]] = {}


def documents_of(record, person) -> list[Document]:
    """What is attached to a record, as far as this person may read it, newest first."""
    documents = Document.objects.readable_by(person).attached_to(record)
    in_order = documents.for_table().order_by("-created_at", "ref")
    return list(in_order.unsealed_for(person))


def documents_of_all(records, person):
    """What is attached to any of these records goes where they go."""
    return Document.objects.readable_by(person).attached_to(*records).for_table()


def attach_url(record, person) -> str:
    """Where a document is brought to a record; empty for those who may not."""
    if not can_change(person, record, *KEEPERS) or _is_closed(record):
        return ""
    return f"{reverse('correspondence:new')}?to={record.ref}"


def require_open(marking, by):
    """Refuse a document for what has gone out as it is, and for what is not read."""
    if marking.kind not in closed:
        return
    record = record_marked(marking.pk, by)
    if record is None or _is_closed(record):
        raise ValidationError(_("It has gone out as it is: it takes no more files."))


def _is_closed(record) -> bool:
    return record.kind in closed and closed[record.kind](record)
