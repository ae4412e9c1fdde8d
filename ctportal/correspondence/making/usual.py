"""The letters that can be made from records of every kind."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import portions

from ..models import Kind, LetterTie, RunningClock
from . import formality, templates
from .templates import Template
from .words import words_in

Role = LetterTie.Role


def awaited_of(record) -> RunningClock | None:
    """What is awaited longest of a State on a record, not standing still."""
    return record.marking.clocks.counting().order_by("ends_on", "pk").first()


def told_of_awaited(record, language) -> dict:
    """What a reminder says: what is awaited, and since when."""
    clock = awaited_of(record)
    return {
        "awaited": words_in(language)["awaited"][clock.kind],
        "started_on": formality.day_in(clock.started_on, language),
    }


def is_awaited(record) -> bool:
    return awaited_of(record) is not None


def with_itself(record, person) -> list:
    """A record's portions, or the record itself where it has none."""
    return portions.of(record, person) or [record]


USUAL = [
    Template(
        "reminder",
        _("Reminder"),
        Role.REMINDER,
        told=told_of_awaited,
        fits=is_awaited,
    ),
    Template(
        "consent",
        _("Consent to share"),
        Role.ASKS_CONSENT,
        clock=Kind.CONSENT,
        portions=with_itself,
        lists_portions=True,
    ),
]


def register():
    templates.registered.setdefault("", []).extend(USUAL)
