"""The parts of a visit's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ctportal.pages.pieces import Tab

from .models import ChecklistItem, Consultation, MissionReport


def tabs_of(visit, person, current: str) -> list[Tab]:
    """What a visit is, what is prepared for it, what comes after it; with what this
    person finds there."""
    to_do = ChecklistItem.objects.filter(visit=visit).open().count()
    reports = MissionReport.objects.readable_by(person).of(visit).count()
    held = Consultation.objects.readable_by(person).filter(visit=visit).count()
    parts = (
        ("detail", _("Overview"), None),
        ("preparation", _("Preparation"), to_do or None),
        ("afterwards", _("Afterwards"), (reports + held) or None),
    )
    return [
        Tab(label, reverse(f"visits:{name}", args=[visit.ref]), count, name == current)
        for name, label, count in parts
    ]
