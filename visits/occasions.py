"""Visits and the days that end for them, as calendars show them."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ctportal.pages import occasions
from ctportal.pages.marks import Status
from ctportal.pages.occasions import Certainty, Occasion, Source

from . import clocks, life, statuses
from .models import ExternalMission, Visit, VisitNotice

S = Visit.Status
NOT_SURE = {S.LISTED, S.AGREEMENT_SOUGHT}
# The days a State has, by the word that tells them apart on one visit.
DEADLINES = (
    ("answer", clocks.answer, _("The State’s answer is due")),
    ("comments", clocks.comments, _("The State’s comments are due")),
    ("steps", clocks.steps_taken, _("The State’s answer on steps taken is due")),
)


def visits_between(person, first, last):
    """Visits that have a day among these."""
    visits = _readable(person).filter(begins_on__lte=last, ends_on__gte=first)
    for visit in visits:
        yield Occasion(
            record=visit,
            title=str(visit),
            begins_on=visit.begins_on,
            ends_on=visit.ends_on,
            kind=_("Visit"),
            href=visit.get_absolute_url(),
            status=statuses.of_visit(visit),
            certainty=certainty_of(visit),
        )


def others_between(model, person, first, last):
    """UNOCT's visits or other bodies' missions that have a day among these."""
    happening = model.objects.readable_by(person).happening(first, last)
    in_order = happening.for_table().order_by("begins_on", "ref")
    for record in in_order.unsealed_for(person):
        yield Occasion(
            record=record,
            title=str(record),
            begins_on=record.begins_on,
            ends_on=record.ends_on,
            kind=record.kind_name,
            href=record.get_absolute_url(),
            status=Status("notbegun", _("announced")),
            certainty=Certainty.CONFIRMED,
        )


def deadlines_between(person, first, last):
    """The last days of what runs for States."""
    running = Q(transmitted_on__isnull=False) | Q(commented_from__isnull=False)
    for visit in _readable(person).filter(running | Q(adopted_on__isnull=False)):
        for part, clock_of, said in DEADLINES:
            clock = clock_of(visit)
            if clock and first <= clock.ends_on <= last:
                yield _deadline(visit, part, clock, said)


def certainty_of(visit) -> Certainty:
    if visit.status in life.STOPS:
        return Certainty.CANCELLED
    return Certainty.TENTATIVE if visit.status in NOT_SURE else Certainty.CONFIRMED


def _deadline(visit, part, clock, said):
    kind = "overdue" if clock.is_late else "due"
    return Occasion(
        record=visit,
        title=f"{said}: {visit}",
        begins_on=clock.ends_on,
        ends_on=clock.ends_on,
        kind=_("Deadline"),
        href=visit.get_absolute_url(),
        status=Status(kind, clock.left_in_words),
        part=part,
    )


def _readable(person):
    visits = Visit.objects.readable_by(person).for_table()
    return visits.unsealed_for(person).order_by("begins_on", "ref")


def register():
    occasions.registered += [
        Source("visits", _("Visits"), visits_between),
        Source("notices", _("UNOCT’s visits"), partial(others_between, VisitNotice)),
        Source(
            "missions",
            _("Other bodies’ missions"),
            partial(others_between, ExternalMission),
        ),
        Source("deadlines", _("Deadlines"), deadlines_between),
    ]
