"""Taking the questions of a workbook into a draft: all of them, or none."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import SurveyHeading, SurveyQuestion
from ..requirements import finder
from . import surveys

CLOSED, OPEN = SurveyQuestion.Answer.CLOSED, SurveyQuestion.Answer.OPEN


@transaction.atomic
def take_in(instrument, lines, *, by) -> int:
    """Put every question of a workbook into a draft; how many there were.

    One whose identity or number the draft knows is changed, the others are added.
    """
    surveys.require_draft(instrument, by)
    _require_sound(lines)
    named = finder()
    for line in lines:
        _take_in(instrument, line, named, by)
    for line in lines:
        _put_under(instrument, line)
    return len(lines)


def _take_in(instrument, line, named, by):
    said = line.said
    facts = {
        "number": said["number"],
        "texts": line.words("question"),
        "helps": line.words("help"),
        "answer": said.get("answered") or CLOSED,
        "requirement": named(said["requirement"]) if said.get("requirement") else None,
        "heading": _heading(instrument, line, by),
    }
    known = _known(SurveyQuestion, instrument, line.identity, said["number"])
    identity = known.identity if known else None
    if line.identity and not known:
        facts["identity"] = line.identity
    surveys.put(SurveyQuestion, instrument, by=by, known_as=identity, **facts)


def _heading(instrument, line, by):
    number = line.said.get("heading")
    if not number:
        return None
    known = _known(SurveyHeading, instrument, None, number)
    texts = line.words("title") or (known.texts if known else {"en": number})
    identity = known.identity if known else None
    facts = {"number": number, "texts": texts}
    surveys.put(SurveyHeading, instrument, by=by, known_as=identity, **facts)
    return _known(SurveyHeading, instrument, None, number)


def _put_under(instrument, line):
    """Under the question it is a part of, once all of them are there."""
    rows = SurveyQuestion.objects.of_version(instrument.pk)
    parent = rows.filter(number=line.said.get("part_of", "")).first()
    rows.filter(number=line.said["number"]).update(parent=parent)


def _known(model, instrument, identity, number):
    rows = model.objects.of_version(instrument.pk)
    by_identity = rows.filter(identity=identity).first() if identity else None
    return by_identity or rows.filter(number=number).first()


def _require_sound(lines):
    """Everything that is wrong, each with its row."""
    numbers = {line.said.get("number") for line in lines}
    wrong = [told for line in lines for told in _wrong(line, numbers)]
    if wrong:
        raise ValidationError(wrong)
    if len(numbers) < len(lines):
        raise ValidationError(_("Two questions bear the same number."))


def _wrong(line, numbers):
    said, row = line.said, {"row": line.row}
    if not said.get("number") or len(said["number"]) > 12:
        yield _("Row %(row)s: give the question its number, of 12 signs at most.") % row
    if not line.words("question"):
        yield _("Row %(row)s: the question has no words.") % row
    if said.get("answered") not in (None, "", CLOSED, OPEN):
        yield _("Row %(row)s: “answered” is “closed” or “open”.") % row
    if said.get("part_of") and said["part_of"] not in numbers:
        yield _("Row %(row)s: there is no question that it is a part of.") % row
