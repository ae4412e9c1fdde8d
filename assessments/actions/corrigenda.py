"""Correcting a report that others have already."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.clearance.chains.stillness import hold_still
from ctportal.confidentiality.descent import open_apart
from ctportal.confidentiality.policy import require_holder

from ..models import Assessment, CorrectedWords, Corrigendum, ReportVersion
from ..versions.comparing import changes
from ..versions.reading import lines_now, lines_of
from .permission import WRITERS
from .versions import keep

Status = Assessment.Status
IN_THE_OFFICE = (Status.DRAFT, Status.CLEARANCE)


@transaction.atomic
def correct(report, *, by, corrects, reason="") -> Corrigendum:
    """Write down what is corrected since a version that went out, for its office.

    Each correction is read by who reads the passage.  It is sent with notices to those
    who have what was wrong, and nobody else.
    """
    require_holder(by, report, *WRITERS)
    if report.status in IN_THE_OFFICE:
        raise ValidationError(_("Nobody else has this report yet. Change its text."))
    hold_still(report, by=by)
    pairs = changes(lines_of(corrects, by), lines_now(report, by))
    if corrects.report_id != report.pk or not pairs:
        raise ValidationError(_("Nothing has changed since this version."))
    # To whoever has the report without what is corrected, it would tell of that.
    corrected = {"step": ReportVersion.Step.CORRECTED, "for_all": False}
    kept = keep(report, by=by, reason=reason, **corrected)
    told = {"corrects": corrects, "corrected": kept, "reason": reason}
    made = open_apart(report, Corrigendum, by=by, report=report, **told)
    CorrectedWords.objects.bulk_create(
        _words(made, pair, place) for place, pair in enumerate(pairs)
    )
    return made


def _words(corrigendum, pair, place) -> CorrectedWords:
    line = pair.line
    return CorrectedWords(
        corrigendum=corrigendum,
        part_id=line.part,
        of_id=_bearer(pair),
        field=line.field,
        anchor=line.anchor,
        was=pair.before.text if pair.before else "",
        text=pair.after.text if pair.after else "",
        place=place,
    )


def _bearer(pair) -> int:
    """The stricter of the two: a sealed value's marking, if either has one."""
    lines = [line for line in (pair.before, pair.after) if line]
    sealed = [line.of for line in lines if line.of != line.part]
    return sealed[0] if sealed else lines[-1].of
