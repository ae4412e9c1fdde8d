"""Writing down what is answered to a survey, question by question."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import ChangedMeanwhile, save_record
from ctportal.confidentiality.descent import open_from, open_under
from ctportal.confidentiality.policy import require_holder

from ..models import Assessment, SurveyAnswer, SurveyAnswers, SurveyInstrument
from ..releases import releases_reached
from .permission import WRITERS


@transaction.atomic
def begin_answers(assessment, instrument, *, by) -> SurveyAnswers:
    """Begin the answers of a survey to an issued version, with the survey's readers."""
    require_holder(by, assessment, *WRITERS)
    if assessment.type != Assessment.Type.SURVEY:
        raise ValidationError(_("Only a survey is answered."))
    if instrument.status != SurveyInstrument.Status.ISSUED:
        raise ValidationError(_("Choose a version that is issued."))
    return open_from(
        assessment,
        SurveyAnswers,
        by=by,
        assessment=assessment,
        instrument=instrument,
        title=_title(assessment, instrument),
        as_of=assessment.as_of,
        language=assessment.language,
    )


@transaction.atomic
def answer(
    answers, question, *, by, seen=None, level=None, text="", drawn_from=""
) -> SurveyAnswer | None:
    """Keep the answer to a question as it stands; left empty, there is none yet.

    `seen` is the version that was read, "" where there was no answer to read.
    """
    known = _held(answers, question, by)
    _require_answerable(question, level)
    said = {"level": level, "text": text.strip(), "drawn_from": drawn_from.strip()}
    if known:
        _require_unchanged(known, seen)
        return save_record(known, by=by, is_carried=False, **said)
    if not any(said.values()):
        return None
    facts = {"answers": answers, "question": question, "language": answers.language}
    return open_from(answers, SurveyAnswer, by=by, **facts, **said)


@transaction.atomic
def accept(answers, question, former, *, by) -> SurveyAnswer:
    """Take over what was answered before, on purpose: it stands as of today.

    It begins under the stricter of the two: what the State asked to keep of the former
    answer is kept of this one.
    """
    known = _held(answers, question, by)
    if known and known.says_something:
        raise ValidationError(_("It is answered already."))
    if former.sealed:
        raise ValidationError(_("Part of this answer is not shared. Write it anew."))
    _require_same_state(answers, former)
    said = {"text": former.text, "drawn_from": former.drawn_from, "is_carried": True}
    said["level"] = _same_level(former.level, question)
    reached = releases_reached(answers.assessment, Assessment.Status.WITH_STATE)
    return open_under(
        (answers, former),
        SurveyAnswer,
        by=by,
        releases=reached,
        answers=answers,
        question=question,
        language=former.language,
        **said,
    )


@transaction.atomic
def accept_all(answers, pairs, *, by) -> list[SurveyAnswer]:
    """Take over several: `pairs` of a question and what was answered to it before."""
    return [accept(answers, question, former, by=by) for question, former in pairs]


def _held(answers, question, by) -> SurveyAnswer | None:
    """The answer there is, while nobody else begins one to the same question."""
    require_holder(by, answers, *WRITERS)
    around = SurveyAnswers.objects.readable_by(by).select_for_update(of=["self"])
    around.get(pk=answers.pk)
    if question.instrument_id != answers.instrument_id:
        raise ValidationError(_("This version does not ask that."))
    rows = SurveyAnswer.objects.readable_by(by).filter(answers=answers)
    mine = rows.for_table().filter(question=question).unsealed_for(by)
    return mine.order_by("-created_at", "ref").first()


def _require_answerable(question, level):
    if level is None:
        return
    scale = question.instrument.scale_id
    if not question.is_closed or level.scale_id != scale:
        raise ValidationError({"level": _("This question has no such level.")})


def _require_unchanged(known, seen):
    is_new_to_them = seen is not None and seen != known.version_read
    if is_new_to_them and known.says_something:
        raise ChangedMeanwhile(known.ref)


def _require_same_state(answers, former):
    if former.marking.state_id != answers.marking.state_id:
        raise ValidationError(_("Take over answers of the same State."))


def _same_level(level, question):
    """The level under the scale of this version; none where the scale is another."""
    if level is None or level.scale_id == question.instrument.scale_id:
        return level
    return None


def _title(assessment, instrument):
    """Without the survey's own title, which may be sealed where this may not."""
    with translation.override(assessment.language):
        told = {"day": date_format(assessment.as_of), "number": instrument.number}
        return _("Survey answers as of %(day)s, version %(number)s") % told
