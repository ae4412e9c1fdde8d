"""Making a duplicate one with the record it repeats."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality import closing, finding
from ctportal.confidentiality import merging as marks
from ctportal.confidentiality.actions import remark, require_names
from ctportal.confidentiality.descent import hold_still, open_under
from ctportal.confidentiality.policy import require_holder
from ctportal.confidentiality.scopes import Scope
from ctportal.ledger.actions import note

from ..models import Assessment, Comment, Merge, MergedMark, Section
from .permission import WRITERS

What = MergedMark.What


@transaction.atomic
def merge(kept, other, *, by, reason="") -> Merge:
    """Make a duplicate one with the record that is kept, under the stricter marks.

    What hangs on it hangs on the kept one from then on, and it is found as that.
    """
    require_mergeable(kept, other, by=by)
    closing.taking_out_of_sight()
    held = _held(kept, other, by=by)
    found = marks.stricter(*held)
    told = {"kept": held[0], "merged": held[1], "reason": reason}
    made = open_under(held, Merge, by=by, **told)
    reached = _reached(kept, by=by)
    _write_down(made, found, marks.put_on(held[0], found, by=by))
    with connection.cursor() as cursor:
        cursor.execute("SELECT merge_records(%s)", [made.pk])
        numbers = [marking.pk for marking in reached]
        cursor.execute("SELECT requests_go_with_merge(%s, %s)", [made.pk, numbers])
    remark(reached, by=by)
    require_names(reached[0])
    closing.close_copies(reached, by=by)
    note(f"{kept.kind}-merged", by=by, of=held[0])
    note(f"{kept.kind}-merged", by=by, of=held[1])
    return made


def _held(*records, by) -> list:
    """Their markings, which nobody else merges meanwhile, or has merged since."""
    in_order = sorted(records, key=lambda record: record.pk)
    held = {record.pk: hold_still(record, by=by) for record in in_order}
    standing = type(records[0]).objects.readable_by(by).filter(pk__in=held)
    if standing.count() < len(held):
        raise ValidationError(_("One of them was merged already."))
    return [held[record.pk] for record in records]


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


def _reached(kept, *, by) -> list:
    """The markings of a record and of what was made from it: requests take both."""
    return [record.marking for record in Scope(records=[kept]).covered(by)]


def _write_down(made, found, answers):
    """What of the kept one's marking is not as it was; `answers` were put on it."""
    rows = [(What.RELEASE, release.pk, "") for release in found.releases]
    rows += [
        (What.CONSENT, row.pk, f"{who}:{was}")
        for row, (who, was, _now) in zip(answers, found.consents, strict=True)
    ]
    if found.classified_as > found.former:
        raised = f"{found.former}:{found.classified_as}"
        rows.append((What.CLASSIFICATION, None, raised))
    MergedMark.objects.bulk_create(
        MergedMark(merge=made, what=what, row=row, former=former)
        for what, row, former in rows
    )


def kept_instead(model, ref, person):
    """The record that a merged one is found as, for who may read both; else None."""
    known = model.objects.merged_of(person)
    merged = known.filter(ref=ref).first()
    while merged:
        if kept := finding.record_marked(merged.merged_into_id, person):
            return kept
        merged = known.filter(pk=merged.merged_into_id).first()
    return None
