"""Bringing Word files for a report: kept and looked at first, then taken in, once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import require_holder
from ctportal.correspondence import reading
from ctportal.correspondence.actions import attach
from ctportal.correspondence.arriving import look_at

from ..models import Assessment, ReportFile
from .permission import WRITERS

LONGEST_TITLE = 200


@transaction.atomic
def bring_file(assessment, *, by, file, holds, language="en", **letter) -> ReportFile:
    """Keep a Word file with its report, for the report's office; nothing is made of it
    yet.

    Names of people who wrote in it are taken out; changes and remarks stay.
    """
    require_holder(by, assessment, *WRITERS)
    arrived = look_at(file)
    reading.require_word(arrived.media_type)
    title = arrived.file_name.removesuffix(".docx")[:LONGEST_TITLE]
    facts = {"title": title, "language": language, "is_kept": True}
    document = attach(assessment, file=file, by=by, **facts)
    known = ReportFile.objects.filter(document=document).first()
    if known and known.holds != holds:
        raise ValidationError(
            _("This very file was brought already, as something else.")
        )
    reading.read(document)
    return known or ReportFile.objects.create(
        report=assessment, document=document, holds=holds, **letter
    )


def take_in(file, *, by) -> Assessment | None:
    """The report, held still, if nothing was made of this file yet; else nothing."""
    require_holder(by, file.report, *WRITERS)
    reports = Assessment.objects.readable_by(by).select_related("marking")
    report = reports.select_for_update(of=["self"]).get(pk=file.report_id)
    moment = {"taken_in_at": timezone.now(), "taken_in_by": by}
    is_first = ReportFile.objects.filter(pk=file.pk, taken_in_at=None).update(**moment)
    return report if is_first else None
