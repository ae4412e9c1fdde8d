"""The exercise's survey: an instrument in two versions, answers of two States."""

from datetime import timedelta

from django.utils import timezone

from assessments import actions
from assessments.actions import answers as answering
from assessments.actions import surveys as asking
from assessments.models import Requirement, SurveyHeading, SurveyQuestion
from ctportal.reference.models import ScaleLevel, State

from .acting import acting
from .texts import written


def load():
    said = written("surveys")
    with acting("analyst.cted") as analyst:
        first = asking.begin_instrument(by=analyst, **said["instrument"])
        _ask(first, said["headings"], said["questions"], analyst)
        asking.issue(first, by=analyst)
        asking.clear(first, by=analyst)
        former = [_answer(first, row, analyst) for row in said["answers"]]
        later = asking.next_version(first, by=analyst)
        _ask_anew(later, said["second"], analyst)
        asking.issue(later, by=analyst)
        _carry_over(former[0], later, said["carried"], analyst)


def _ask(instrument, headings, questions, by):
    for row in headings:
        asking.put(SurveyHeading, instrument, by=by, **row)
    for row in questions:
        _put(instrument, row, by)


def _put(instrument, row, by, identity=None):
    rows = {
        "heading": SurveyHeading.objects.of_version(instrument.pk),
        "parent": SurveyQuestion.objects.of_version(instrument.pk),
    }
    facts = {**row, "texts": row["texts"], "helps": row.get("helps", {})}
    for name, known in rows.items():
        facts[name] = known.filter(number=row.get(name, "")).first()
    code = row.get("requirement", "")
    facts["requirement"] = Requirement.objects.filter(code=code).first()
    asking.put(SurveyQuestion, instrument, by=by, known_as=identity, **facts)


def _ask_anew(instrument, changes, by):
    """Some questions are dropped, some are asked in other words, one is new."""
    for number in changes["dropped"]:
        question = SurveyQuestion.objects.of_version(instrument.pk).get(number=number)
        question.instrument = instrument
        asking.take_away(question, by=by)
    for row in changes["reworded"]:
        known = SurveyQuestion.objects.of_version(instrument.pk).get(
            number=row["number"]
        )
        _put(instrument, row, by, identity=known.identity)
    for row in changes["new"]:
        _put(instrument, row, by)


def _answer(instrument, row, by):
    state = State.objects.get(iso3=row["state"])
    answers = _begin(instrument, state, row["days"], by)
    for number, (level, text, source) in row["said"].items():
        _say(answers, number, level, text, source, by)
    for _step in range(row["steps"]):
        actions.advance(answers.assessment, by=by)
    return answers


def _begin(instrument, state, days, by):
    survey = actions.open_assessment(
        by=by,
        state=state,
        type="survey",
        title=f"Detailed Implementation Survey: {state.name}",
        as_of=timezone.localdate() - timedelta(days=days),
    )
    return answering.begin_answers(survey, instrument, by=by)


def _say(answers, number, level, text, source, by):
    question = _question(answers, number)
    levels = ScaleLevel.objects.filter(scale=answers.instrument.scale, code=level)
    said = {"level": levels.first(), "text": text, "drawn_from": source}
    answering.answer(answers, question, by=by, **said)


def _carry_over(former, instrument, said, by):
    """Begun anew: some answers still hold, some are written anew, others wait."""
    answers = _begin(instrument, former.marking.state, said["days"], by)
    for number in said["accepted"]:
        before = former.rows.filter(question__number=number).first()
        answering.accept(answers, _question(answers, number), before, by=by)
    for number, (level, text, source) in said["anew"].items():
        _say(answers, number, level, text, source, by)


def _question(answers, number):
    return SurveyQuestion.objects.of_version(answers.instrument_id).get(number=number)
