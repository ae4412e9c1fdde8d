"""Making a duplicate one with the record it repeats, and taking the two apart."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import closing, finding
from ctportal.confidentiality import merging as marks
from ctportal.confidentiality.actions import remark, save_record
from ctportal.confidentiality.descent import hold_still, open_under
from ctportal.confidentiality.models import Release
from ctportal.confidentiality.policy import require_holder
from ctportal.ledger.actions import note
from ctportal.people import by_two

from ..models import Assessment, Comment, Merge, MergedMark, Section, Unmerging
from .permission import WRITERS

What = MergedMark.What


@transaction.atomic
def merge(kept, other, *, by, reason="") -> Merge:
    """Make a duplicate one with the record that is kept, under the stricter marks.

    What hangs on it hangs on the kept one from then on, and it is found as that.
    """
    require_mergeable(kept, other, by=by)
    held = [hold_still(record, by=by) for record in (kept, other)]
    found = marks.stricter(*held)
    told = {"kept": held[0], "merged": held[1], "reason": reason}
    made = open_under(held, Merge, by=by, **told)
    marks.put_on(held[0], found, by=by)
    _write_down(made, found)
    with connection.cursor() as cursor:
        cursor.execute("SELECT merge_records(%s)", [made.pk])
    remark(held[:1], by=by)
    closing.close_copies(held[:1], by=by)
    note(f"{kept.kind}-merged", by=by, of=held[0])
    note(f"{kept.kind}-merged", by=by, of=held[1])
    return made


def require_mergeable(kept, other, *, by):
    """Both are one's own, alike, and the one that goes has no text of its own."""
    for record in (kept, other):
        require_holder(by, record, *WRITERS)
    marks.require_alike(kept.marking, other.marking)
    if isinstance(other, Assessment) and (_has_text(other, by)):
        raise ValidationError(
            _("This report has a text or comments: mark it as superseded instead.")
        )


def _has_text(report, by) -> bool:
    sections = Section.objects.readable_by(by).of_report(report)
    comments = Comment.objects.readable_by(by).filter(assessment=report)
    return sections.exists() or comments.exists()


def _write_down(made, found):
    """What of the kept one's marking is not as it was."""
    rows = [(What.RELEASE, release.pk, "") for release in found.releases]
    rows += [(What.CONSENT, None, f"{who}:{was}") for who, was, _now in found.consents]
    if found.classified_as > found.former:
        rows.append((What.CLASSIFICATION, None, str(found.former)))
    MergedMark.objects.bulk_create(
        MergedMark(merge=made, what=what, row=row, former=former)
        for what, row, former in rows
    )


@transaction.atomic
def unmerge(made, *, by) -> Unmerging | None:
    """Take two records apart again; where more may read one then, it is proposed."""
    _require_standing(made, by)
    if not made.marks.exists():
        _take_apart(made, by)
        return None
    waiting = made.unmergings.open().first()
    return waiting or Unmerging.objects.create(merge=made, proposed_by=by)


@transaction.atomic
def confirm_unmerging(proposed, *, by):
    """Take them apart, as the second person."""
    _require_standing(proposed.merge, by)
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


def _take_apart(made, by):
    kept = hold_still(made.kept, by=by)
    former = _former(made, kept)
    save_record(made, by=by, event="undone", undone_at=timezone.now())
    marks.take_off(kept, former, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT unmerge_records(%s)", [made.pk])
    remark([kept], by=by)
    for marking in (kept, made.merged):
        note(f"{kept.kind}-taken-apart", by=by, of=marking)


def _former(made, kept) -> marks.Stricter:
    """The kept one's marks as they were before."""
    known = {what: [m for m in made.marks.all() if m.what == what] for what in What}
    classified = known[What.CLASSIFICATION]
    return marks.Stricter(
        former=int(classified[0].former) if classified else int(kept.classified_as),
        classified_as=int(kept.classified_as),
        releases=[Release(pk=mark.row) for mark in known[What.RELEASE]],
        consents=[(*m.former.split(":"), "") for m in known[What.CONSENT]],
    )


def kept_instead(model, ref, person):
    """The record that a merged one is found as, for who may read both; else None."""
    merged = model.objects.merged_of(person).filter(ref=ref).first()
    return merged and finding.record_marked(merged.merged_into_id, person)
