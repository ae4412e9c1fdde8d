"""When the results of a visit are UNOCT's, moved by what happens to the State's days.

The State's answer or thirty days (joint report, 16 e).  More days, given before that
day, move it later; days that stand still leave it open; nothing moves it earlier but
the State's answer.  What is UNOCT's already is not taken back.
"""

from django.utils import timezone

from ctportal.confidentiality.actions import remark, save_record
from ctportal.confidentiality.models import Descent, Release, SealedValue
from ctportal.correspondence.clocks.actions import followers
from ctportal.correspondence.models import ClockMove, Kind

from . import clocks, releases, results
from .models import Visit

What = ClockMove.What
Basis = Release.Basis
READERS = ("entity_id", "community_id", "function_id")
MOVING = (What.STARTED, What.EXTENDED, What.SUSPENDED, What.RESUMED)


def follow(clock, what, *, by):
    """What follows for the results when something happens to the State's days."""
    if clock.kind != Kind.ANSWER:
        return
    visit = Visit.objects.readable_by(by).for_table().get(pk=clock.record_id)
    if what == What.ANSWERED:
        note_answer(visit, clock.answered_on, by=by)
    elif what in MOVING and visit.transmitted_on and _is_open(visit):
        move(visit, clock, what, by=by)


def reckon(visit):
    """Keep the day on which the results are UNOCT's, as the releases have it."""
    visit.shared_on = releases.first_day(visit)
    Visit.objects.filter(pk=visit.pk).update(shared_on=visit.shared_on)


def note_answer(visit, on, *, by):
    """The State answered: what waited for its word is shared from that day on."""
    save_record(visit, by=by, event="answered", answered_on=on)
    give(visit, releases.of_answer, by=by)
    reckon(visit)


def give(visit, releases_of_step, *, by):
    """Give each result that left the notebook the releases a step has for it."""

    def given(record):
        return releases_of_step(visit, record)

    releases.give(results.that_left(visit, by), given, by=by)


def move(visit, clock, what, *, by):
    """Let what waits for the State's word begin when its days, as they stand, end.

    What is replaced bears the moment of the move, by which it is found again when days
    that stood still run on.
    """
    bearing = _bearing(visit, by)
    waiting = _standing(bearing).filter(
        withdrawn_at=None, awaits=None, begins_on__gt=timezone.localdate()
    )
    replaced = list(waiting.select_related("marking"))
    moved_at = clock.moves.filter(what=what).first().moved_at
    waiting.update(withdrawn_at=moved_at, withdrawn_by=by)
    reckon(visit)
    if what == What.RESUMED:
        replaced = [*_stood_still(clock, bearing), *_left_meanwhile(visit, by)]
    _give_anew(visit, replaced, by)


def _is_open(visit):
    """Whether the day has not come."""
    return not (visit.shared_on and clocks.is_past(visit.shared_on))


def _bearing(visit, by) -> set[int]:
    """The markings of the results, of their sealed values, of what was made of them."""
    found = {record.pk for record in results.that_left(visit, by)}
    sealed = SealedValue.objects.readable_by(by).locked().filter(of__in=found)
    found |= set(sealed.values_list("pk", flat=True))
    newest = found
    while newest:
        made = Descent.objects.filter(source__in=newest).values_list("made", flat=True)
        newest = set(made) - found
        found |= newest
    return found


def _standing(markings):
    return Release.objects.filter(marking__in=markings, basis=Basis.STANDING)


def _stood_still(clock, bearing) -> list[Release]:
    """What was waiting when the days were suspended the last time."""
    suspended = clock.moves.filter(what=What.SUSPENDED).first()
    stopped = _standing(bearing).filter(withdrawn_at=suspended.moved_at)
    return list(stopped.select_related("marking"))


def _left_meanwhile(visit, by) -> list[Release]:
    """What results that left the notebook since then are to be given."""
    without = [
        record.marking
        for record in results.that_left(visit, by)
        if not _standing([record.pk]).exists()
    ]
    given = [g for g in releases.of_results(visit) if g.basis == Basis.STANDING]
    return [
        Release(marking=marking, **{name: getattr(made, name) for name in READERS})
        for marking in without
        for made in given
    ]


def _give_anew(visit, replaced, by):
    """Give each reader of what was replaced the same from the day that stands now."""
    given = releases.of_results(visit)
    days = {_reader(g): g for g in given if g.basis == Basis.STANDING}
    made = [
        Release(
            marking=former.marking,
            released_by=by,
            basis=Basis.STANDING,
            ground=days[_reader(former)].ground,
            begins_on=days[_reader(former)].begins_on,
            **{name: getattr(former, name) for name in READERS},
        )
        for former in replaced
        if _reader(former) in days
    ]
    Release.objects.bulk_create(made)
    remark({former.marking_id: former.marking for former in replaced}.values(), by=by)


def _reader(release) -> tuple:
    return tuple(getattr(release, name) for name in READERS)


def register():
    followers[Visit.kind] = follow
