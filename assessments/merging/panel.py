"""The duplicates of a record, beside it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.policy import can_change
from ctportal.pages.panels import Panel, Place

from ..actions.permission import WRITERS
from ..models import Merge


def of_record(record, person) -> Iterator[Panel]:
    if can_change(person, record, *WRITERS):
        known = Merge.objects.readable_by(person).filter(kept=record.pk, undone_at=None)
        merges = list(known.for_table().select_related("kept", "merged"))
        yield Panel(
            "assessments/merging/_panel.html",
            {"merges": merges},
            Place.FURTHER,
            title=_("Duplicates"),
            records=merges,
        )
