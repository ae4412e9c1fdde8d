"""Making blank survey instruments: drafted, issued, cleared, made anew.

An issued version never changes: what was asked of a State stays what it was asked.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.clearance.chains.going_out import require_cleared
from ctportal.confidentiality.actions import (
    UNCLASSIFIED,
    leave_circle,
    open_record,
    save_record,
)
from ctportal.confidentiality.models import StandingRelease
from ctportal.confidentiality.policy import require_holder, require_role
from ctportal.confidentiality.standing import releases_for
from ctportal.confidentiality.turns import held
from ctportal.correspondence.models import Document
from ctportal.ledger.actions import note
from ctportal.reference.models import Scale

from ..models import SurveyHeading, SurveyInstrument, SurveyQuestion
from ..surveys.questionnaire import in_order
from .permission import WRITERS, require_assessors

Information, Step = StandingRelease.Information, StandingRelease.Step
Status = SurveyInstrument.Status


@transaction.atomic
def begin_instrument(*, by, classification=UNCLASSIFIED, **fields) -> SurveyInstrument:
    """Begin a blank questionnaire, on the scale of today."""
    require_role(by, *WRITERS)
    require_assessors(by)
    scale = Scale.objects.current().first()
    facts = {"scale": scale, "classification": classification} | fields
    return open_record(SurveyInstrument, by=by, **facts)


@transaction.atomic
def change_instrument(instrument, *, by, **fields) -> SurveyInstrument:
    require_draft(instrument, by)
    return save_record(instrument, by=by, **fields)


@transaction.atomic
def put(model, instrument, *, by, known_as=None, **fields):
    """Add a heading or a question to a draft, or change the one of an identity."""
    require_draft(instrument, by)
    _require_own_number(model, instrument, known_as, fields["number"])
    if known_as:
        model.objects.filter(instrument=instrument, identity=known_as).update(**fields)
    else:
        model.objects.create(instrument=instrument, position=0, **fields)
    _put_in_order(model, instrument)
    note("survey-instrument-changed", by=by, of=instrument.marking)


@transaction.atomic
def take_away(part, *, by):
    """Take a heading or a question out of a draft; those under it stay."""
    instrument = part.instrument
    require_draft(instrument, by)
    if isinstance(part, SurveyQuestion):
        part.parts.update(parent=None)
    else:
        part.questions.update(heading=None)
    part.delete()
    note("survey-instrument-changed", by=by, of=instrument.marking)


@transaction.atomic
def issue(instrument, *, by) -> SurveyInstrument:
    """Issue a version: from now on it stays, and the one before is superseded.

    Where its office has a chain, this follows from having come through that.
    """
    require_draft(instrument, by)
    require_asking(instrument)
    require_cleared(instrument, by=by)
    return _issue(instrument, by)


@transaction.atomic
def clear(instrument, *, by) -> SurveyInstrument:
    """Clear an issued version for transmission: it goes to UNOCT (info b)."""
    require_holder(by, instrument, *WRITERS)
    if instrument.status != Status.ISSUED or instrument.cleared_on:
        raise ValidationError(_("Only an issued version is cleared, and once."))
    require_cleared(instrument, by=by)
    return _transmit(instrument, by)


@transaction.atomic
def come_through(instrument, *, by) -> SurveyInstrument:
    """A version that its office cleared: issued, where it is a draft, and sent."""
    require_holder(by, instrument, *WRITERS)
    if not _held_still(instrument, by).is_kept:
        raise ValidationError(_("A later version has taken its place."))
    require_cleared(instrument, by=by)
    if instrument.is_draft:
        _issue(instrument, by)
    return _transmit(instrument, by)


@transaction.atomic
def next_version(instrument, *, by) -> SurveyInstrument:
    """Make the next version from the latest: each question keeps its identity."""
    require_holder(by, instrument, *WRITERS)
    known = SurveyInstrument.objects.readable_by(by).of_series(instrument).first()
    if known.is_draft:
        raise ValidationError(_("The next version is being drafted already."))
    made = begin_instrument(
        by=by,
        classification=instrument.marking.classified_as,
        series=instrument.series,
        number=known.number + 1,
        title=instrument.title,
        text=instrument.text,
        language=instrument.language,
    )
    _copy(instrument, made)
    return made


def require_draft(instrument, by):
    """Held still: nobody issues it while we write."""
    require_holder(by, instrument, *WRITERS)
    if not _held_still(instrument, by).is_draft:
        raise ValidationError(_("This version is issued. Begin the next one."))


def require_asking(instrument):
    if not SurveyQuestion.objects.of_version(instrument.pk).exists():
        raise ValidationError(_("It asks nothing yet."))


def _held_still(instrument, by) -> SurveyInstrument:
    """As it stands: nobody writes to it until we are done."""
    held(SurveyInstrument, [instrument.pk], by=by)
    return SurveyInstrument.objects.readable_by(by).get(pk=instrument.pk)


def _issue(instrument, by):
    earlier = SurveyInstrument.objects.readable_by(by).of_series(instrument)
    for former in earlier.issued().for_table():
        save_record(former, by=by, event="superseded", status=Status.SUPERSEDED)
    said = {"status": Status.ISSUED, "issued_on": timezone.localdate()}
    return save_record(instrument, by=by, event="issued", **said)


def _transmit(instrument, by):
    today = timezone.localdate()
    save_record(instrument, by=by, event="cleared", cleared_on=today)
    files = Document.objects.readable_by(by).attached_to(instrument).for_table()
    leave_circle(
        [instrument, *files], by=by, releases_for=lambda _r: _of_clearance(instrument)
    )
    return instrument


def _require_own_number(model, instrument, identity, number):
    others = model.objects.of_version(instrument.pk).exclude(identity=identity)
    if others.filter(number=number).exists():
        raise ValidationError({"number": _("Another one bears this number.")})


def _put_in_order(model, instrument):
    """Each in the place of its number."""
    parts = list(model.objects.of_version(instrument.pk))
    parts.sort(key=lambda part: in_order(part.number))
    for position, part in enumerate(parts, start=1):
        part.position = position
    model.objects.bulk_update(parts, ["position"])


def _copy(source, made):
    """Headings and questions of one version for another, one under the other."""
    headings = _copied(SurveyHeading, source, made, lambda _old: {})

    def under(old):
        return {"heading": headings.get(old.heading_id)}

    questions = _copied(SurveyQuestion, source, made, under)
    for old in SurveyQuestion.objects.of_version(source.pk).exclude(parent=None):
        part = questions[old.pk]
        part.parent = questions[old.parent_id]
        part.save(update_fields=["parent"])


def _copied(model, source, made, others) -> dict:
    """The copies of a version's rows, by the number of the row they were made from."""
    names = [f.name for f in model._meta.concrete_fields if not f.is_relation]
    names = [name for name in names if name != "id"]
    if model is SurveyQuestion:
        names.append("requirement_id")
    copies = {}
    for old in model.objects.of_version(source.pk):
        said = {name: getattr(old, name) for name in names} | others(old)
        copies[old.pk] = model.objects.create(instrument=made, **said)
    return copies


def _of_clearance(instrument):
    return releases_for(
        Information.INSTRUMENT,
        Step.CLEARANCE,
        holder=instrument.holder,
        stepped_on=instrument.cleared_on,
    )
