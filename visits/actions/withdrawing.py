"""Lines taken out of a notebook: kept, and taken back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import Recommendation
from ctportal.confidentiality.actions import save_record

from ..delegations import require_writer

Status = Recommendation.Status


@transaction.atomic
def withdraw_line(visit, line, *, by):
    """Take a draft out of the notebook; it is kept, and its readers stay the same."""
    require_writer(by, visit)
    if line.status != Status.DRAFT:
        raise ValidationError(_("This line is in the report."))
    return save_record(line, by=by, event="withdrawn", status=Status.WITHDRAWN)


@transaction.atomic
def restore_line(visit, line, *, by):
    """Take a withdrawn line back into the notebook, in its place."""
    require_writer(by, visit)
    if line.status != Status.WITHDRAWN:
        raise ValidationError(_("This line is in the notebook."))
    return save_record(line, by=by, event="restored", status=Status.DRAFT)
