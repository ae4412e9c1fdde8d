"""The letters that can be made from a visit."""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from assessments.models import Finding, Need, Recommendation
from ctportal.correspondence.letters import panel
from ctportal.correspondence.making import formality, templates
from ctportal.correspondence.making.templates import Template
from ctportal.correspondence.models import Kind, LetterTie

from . import results
from .models import Consultation, Visit

WORDS = Path(__file__).parent / "letter_words.json"
S, Role = Visit.Status, LetterTie.Role


@cache
def words() -> dict:
    """How letters call a kind and a mode of visit, by language."""
    return json.loads(WORDS.read_text(encoding="utf-8"))


def told(visit, language) -> dict:
    """The kind, the days and the mode of a visit, in the letter's language."""
    known = words()[language]
    days = {"begins_on": visit.begins_on, "ends_on": visit.ends_on}
    if visit.adopted_on:
        days["adopted_on"] = visit.adopted_on
    said = {name: formality.day_in(day, language) for name, day in days.items()}
    return said | {
        "visit_kind": known["types"][visit.type],
        "mode": known["modes"][visit.mode],
    }


def portions(visit, person) -> list:
    """The results that have left the notebook, once the State has them."""
    if visit.transmitted_on is None:
        return []
    kinds = (Recommendation, Finding, Need)
    return [found for kind in kinds for found in _sealed_kept(kind, visit, person)]


def _sealed_kept(kind, visit, person):
    """Without what is sealed put back: a letter goes further than its writer reads."""
    found = kind.objects.readable_by(person).for_table()
    left = found.filter(marking__of_visits__visit=visit, marking__circle=None)
    return left.order_by("marking__of_visits__position", "ref")


def report(visit, person) -> list:
    """The report that goes along."""
    found = results.report_of(visit, person)
    return [found] if found else []


def _stands_at(*statuses):
    return lambda visit: visit.status in statuses


def _sent(code, label, clock, *statuses, role=Role.TRANSMISSION, **further):
    """A letter that a visit sends while it stands at one of these statuses."""
    fits = _stands_at(*statuses)
    return Template(code, label, role, clock=clock, told=told, fits=fits, **further)


OF_VISITS = [
    _sent(
        "agreement-sought",
        _("Agreement sought"),
        Kind.AGREEMENT,
        S.LISTED,
        S.AGREEMENT_SOUGHT,
        role=Role.SEEKS,
    ),
    _sent(
        "preliminary",
        _("Preliminary assessment"),
        Kind.ANSWER,
        S.UNDER_WAY,
        S.PRELIMINARY,
    ),
    _sent(
        "draft-report",
        _("Draft report for comments"),
        Kind.COMMENTS,
        S.DRAFT_REPORT,
        S.WITH_STATE,
        named=report,
    ),
    _sent(
        "adopted-report",
        _("Adopted report"),
        Kind.STEPS_TAKEN,
        S.ADOPTED,
        S.FOLLOW_UP,
        named=report,
    ),
    Template(
        "consent",
        _("Consent to share"),
        Role.ASKS_CONSENT,
        clock=Kind.CONSENT,
        portions=portions,
        fits=lambda visit: visit.transmitted_on is not None,
        lists_portions=True,
    ),
]


def register():
    templates.registered[Visit.kind] = OF_VISITS
    panel.register(Consultation.kind)
