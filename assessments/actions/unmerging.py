"""Taking two merged records apart again."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import closing
from ctportal.confidentiality import merging as marks
from ctportal.confidentiality.actions import remark, save_record
from ctportal.confidentiality.descent import hold_still
from ctportal.confidentiality.models import Marking, Release
from ctportal.confidentiality.policy import require_holder
from ctportal.ledger.actions import note
from ctportal.people import by_two

from ..models import Merge, MergedMark, Unmerging
from .permission import WRITERS

What = MergedMark.What


@transaction.atomic
def unmerge(made, *, by) -> Unmerging | None:
    """Take two records apart again; where more may read one then, it is proposed."""
    _require_standing(made, by)
    _require_latest(made, by)
    if not made.marks.exists():
        _take_apart(made, by)
        return None
    waiting = made.unmergings.open().first()
    return waiting or Unmerging.objects.create(merge=made, proposed_by=by)


@transaction.atomic
def confirm_unmerging(proposed, *, by):
    """Take them apart, as the second person."""
    _require_standing(proposed.merge, by)
    _require_latest(proposed.merge, by)
    by_two.confirm(proposed, by=by)
    _take_apart(proposed.merge, by)


@transaction.atomic
def turn_down_unmerging(proposed, *, by):
    """Leave them one."""
    _require_standing(proposed.merge, by)
    by_two.turn_down(proposed, by=by)


def _require_standing(made, by):
    require_holder(by, made, *WRITERS)
    if made.undone_at:
        raise PermissionDenied(_("They were taken apart already."))


def _require_latest(made, by):
    into_it = Q(kept=made.kept_id, created_at__gt=made.created_at)
    standing = Merge.objects.readable_by(by).filter(undone_at=None)
    if standing.filter(into_it | Q(merged=made.kept_id)).exists():
        raise ValidationError(_("Take apart first what was merged later."))


def _take_apart(made, by):
    """Put all back but what was asked, decided or said meanwhile: that stays.

    It was asked and said of both, and so it is over the other one too.
    """
    closing.taking_out_of_sight()
    ends = sorted((made.kept, made.merged), key=lambda end: end.pk)
    held = {end.pk: hold_still(end, by=by) for end in ends}
    kept, other = held[made.kept_id], held[made.merged_id]
    put, answers = _put(made, kept)
    save_record(made, by=by, event="undone", undone_at=timezone.now())
    since = kept.consents.filter(recorded_at__gt=made.created_at)
    marks.repeat(since.exclude(pk__in=answers), other, by=by)
    marks.take_off(kept, put, answers, by=by)
    reached = {marking.pk: marking for marking in (kept, other)}
    reached |= {m.pk: m for m in _under_the_same(made, by)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT unmerge_records(%s)", [made.pk])
    remark(reached.values(), by=by)
    closing.close_copies([other], by=by)
    for marking in (kept, other):
        note(f"{kept.kind}-taken-apart", by=by, of=marking)


def _under_the_same(made, by):
    """What a request came over by the merge, beside the kept one."""
    scopes = [mark.row for mark in made.marks.all() if mark.what == What.REQUEST]
    return Marking.objects.readable_by(by).filter(requests__pk__in=scopes)


def _put(made, kept) -> tuple[marks.Stricter, list[int]]:
    """What the merge put on the kept one's marking, and the answers among it."""
    known = {what: [m for m in made.marks.all() if m.what == what] for what in What}
    today = int(kept.classified_as)
    raised = [m.former.split(":") for m in known[What.CLASSIFICATION]]
    former, given = map(int, raised[0]) if raised else (today, today)
    put = marks.Stricter(
        former=former,
        classified_as=given,
        releases=[Release(pk=mark.row) for mark in known[What.RELEASE]],
        consents=[(*m.former.split(":"), "") for m in known[What.CONSENT]],
    )
    return put, [mark.row for mark in known[What.CONSENT]]
