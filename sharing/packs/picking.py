"""The reports on a State, part by part, for who puts a pack together to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Section
from assessments.report import Chapter
from ctportal.pages.marks import Status

from . import reports
from .readers import HIGHEST

GOES_IN = Status("settled", _("goes in"))
STAYS_OUT = Status("restricted", _("does not go in: not read by all it is for"))


@dataclass
class Pick:
    """A part of a report as its maker reads it, numbered as on the report's page."""

    chapter: Chapter
    # Not said before it is known whom the pack is for, nor of what was not chosen.
    status: Status | None = None

    @property
    def section(self) -> Section:
        return self.chapter.section

    @property
    def words(self) -> int:
        return sum(len(each.text.split()) for each in self.chapter.paragraphs)


@dataclass
class Offer:
    """A report with its parts; open where some of them were chosen."""

    of: reports.Part
    picks: list[Pick]
    is_open: bool = False

    def __str__(self):
        return str(self.of)

    @property
    def report(self) -> Assessment | None:
        return self.of.report

    @property
    def words(self) -> int:
        return sum(pick.words for pick in self.picks)


def offers_on(state, *, by) -> list[Offer]:
    """What the maker may read of reports on a State, the latest first."""
    sections = _of_state(Section, state, by).filter(taken_out_at=None)
    sections = list(sections.order_by("assessment_id", "position", "ref"))
    of_them = _of_state(Assessment, state, by)
    parts = reports.in_parts(
        sections, of_them.in_bulk([each.assessment_id for each in sections])
    )
    return [Offer(part, [Pick(chapter) for chapter in part.chapters]) for part in parts]


def choices_of(offers: list[Offer]) -> list[tuple[Offer, list[tuple[str, Pick]]]]:
    """Each report with its parts, as a form offers them."""
    return [
        (offer, [(pick.section.ref, pick) for pick in offer.picks]) for offer in offers
    ]


def _of_state(model, state, by):
    rows = model.objects.readable_by(by).of_state(state).for_table()
    return rows.filter(marking__classification__lte=HIGHEST).unsealed_for(by)


def say_what_goes_in(offers: list[Offer], seen, going: Iterable[reports.Part]) -> None:
    """Beside each part, whether it goes in, or that not all it is for may read it.

    Of one that could go in and was not chosen nothing is said.
    """
    offered = [pick.section.pk for offer in offers for pick in offer.picks]
    shared = seen.records(Section.objects.filter(pk__in=offered))
    readable = {section.pk for section in shared}
    going_in = {chapter.section.pk for part in going for chapter in part.chapters}
    for offer in offers:
        for pick in offer.picks:
            pick.status = _standing(pick.section.pk, readable, going_in)


def _standing(number, readable, going_in) -> Status | None:
    if number in going_in:
        return GOES_IN
    return None if number in readable else STAYS_OUT
