"""CTED asks whether an existing programme meets a need, the office asked answers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import open_record, released_to
from ctportal.confidentiality.descent import open_apart
from ctportal.confidentiality.policy import KEEPERS, require_holder
from ctportal.people.models import Entity

from ..actions.permission import WRITERS, require_assessors
from ..actions.progress import require_past
from ..models import ProgrammeAnswer, ProgrammeRequest, ProgrammeTie

Kind, Verdict = Entity.Kind, ProgrammeAnswer.Verdict
# Entities that carry out programmes.
PROVIDERS = (Kind.OFFICE, Kind.UN_ENTITY, Kind.OUTSIDE_BODY)


@transaction.atomic
def ask(need, *, by, asked, text, answer_by=None) -> ProgrammeRequest:
    """Ask an office to meet an agreed need through a programme it has.

    The request is let out to that office on the terms on which the need is.
    """
    require_holder(by, need, *WRITERS)
    require_assessors(by)
    if need.agreed_on is None:
        raise ValidationError(_("The State has not agreed to this need."))
    if need.met_on:
        raise ValidationError(_("This need is met."))
    releases = _as_the_need_is(need, asked)
    if not releases:
        raise ValidationError(_("This need is not shared with that office."))
    open_still = ProgrammeRequest.objects.readable_by(by).of(need).unanswered(by)
    if open_still.filter(asked=asked).exists():
        raise ValidationError(_("That office was asked and has not answered yet."))
    return open_apart(
        need,
        ProgrammeRequest,
        by=by,
        releases=releases,
        need=need,
        asked=asked,
        text=text,
        sent_on=timezone.localdate(),
        answer_by=answer_by,
    )


def offices_to_ask(need):
    """The entities with programmes that the need is shared with."""
    given = _given(need).filter(entity__isnull=False)
    return Entity.objects.filter(kind__in=PROVIDERS, pk__in=given.values("entity"))


@transaction.atomic
def answer(
    request, *, by, verdict, text, answered_on=None, programme_name="", programmes=()
) -> ProgrammeAnswer:
    """Answer for the office asked: yes or in part by which programme and with what
    adjustment, no with the reason."""
    if not may_answer(by, request):
        raise PermissionDenied(_("Another office is asked."))
    _require_sense(verdict, text, programme_name, programmes)
    answers = ProgrammeAnswer.objects.readable_by(by)
    if answers.filter(request=request).exists():
        raise ValidationError(_("Your office has answered already."))
    answered_on = answered_on or timezone.localdate()
    require_past(answered_on)
    made = open_record(
        ProgrammeAnswer,
        by=by,
        state=request.marking.state,
        classification=request.classification,
        releases=[released_to(request.holder)],
        request=request,
        need=request.need,
        verdict=verdict,
        text=text.strip(),
        programme_name=programme_name.strip(),
        answered_on=answered_on,
    )
    ProgrammeTie.objects.bulk_create(
        ProgrammeTie(answer=made, record=one.marking) for one in programmes
    )
    return made


def may_answer(person, request) -> bool:
    """Whether this person answers for the office that was asked."""
    acts = person.is_active and person.entity is not None
    return acts and person.entity.pk == request.asked_id and person.role in KEEPERS


def _require_sense(verdict, text, programme_name, programmes):
    if not text.strip():
        raise ValidationError({"text": _("Say what is to be adjusted, or why not.")})
    if verdict != Verdict.NO and not programmes and not programme_name.strip():
        raise ValidationError(_("Name the programme."))


def _as_the_need_is(need, asked):
    """Unsaved releases to an office, on the days on which it reads the need."""
    return [
        released_to(
            asked,
            begins_on=release.begins_on,
            ends_on=release.ends_on,
            basis=release.basis,
            ground=release.ground,
        )
        for release in _given(need).filter(entity=asked).order_by("pk")
    ]


def _given(need):
    """To whom a need is let out, today or from a day to come."""
    is_over = Q(ends_on__lt=timezone.localdate())
    return need.marking.releases.filter(~is_over, withdrawn_at=None)
