"""The documents of a record, and the way to bring another."""

from django.urls import reverse

from ctportal.confidentiality.policy import KEEPERS, can_change

from .models import Document


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
    if not can_change(person, record, *KEEPERS):
        return ""
    return f"{reverse('correspondence:new')}?to={record.ref}"
