"""Making a draft that was written in Word the text of its report."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.policy import require_holder
from ctportal.ledger.actions import note

from .. import joining, paragraphs
from ..models import Passage, Recommendation, Section
from ..reading.matching import matched
from . import text
from .files import take_in
from .permission import WRITERS
from .results import add_recommendation

TITLE_LENGTH = 120


@transaction.atomic
def take_in_draft(file, outline, *, by, recommended=()) -> list[Recommendation]:
    """Make a draft the report's text, and lift what it recommends; once.

    `recommended` are pairs of what was lifted and its facts: its theme, its priority.
    A visit's recommendations are first lines of its notebook.
    """
    report = take_in(file, by=by)
    if report is None:
        return []
    language = file.document.language
    sections = replace_text(report, outline.sections, by=by, language=language)
    made = [
        _lift(report, sections[lifted.section], lifted, facts, by)
        for lifted, facts in recommended
    ]
    note("assessment-draft-taken-in", by=by, of=report.marking)
    return made


def replace_text(report, read, *, by, language) -> list[Section]:
    """Give a report the sections of a draft: those it had go on under their anchors.

    What has readers of its own is not written over: in a wider section its words would
    be read by more.
    """
    require_holder(by, report, *WRITERS)
    require_replaceable(report, by=by)
    standing = list(sections_of(report, by))
    known = matched(standing, read)
    for section in standing:
        if section not in known:
            text.take_out(section, by=by)
    return [
        _written(report, section, said, by, place * text.STEP, language)
        for place, (section, said) in enumerate(zip(known, read, strict=True), start=1)
    ]


def require_replaceable(report, *, by):
    audiences = {section.audience_id for section in sections_of(report, by)}
    is_sealed = any(section.sealed for section in sections_of(report, by))
    if is_sealed or audiences - {report.audience_id}:
        raise ValidationError(
            _("Some sections have readers of their own. Change the text on its page.")
        )


def sections_of(report, person):
    readable = Section.objects.readable_by(person).for_table()
    return readable.of_report(report)


def _written(report, section, said, by, position, language):
    words = {
        "language": language,
        "title": said.title,
        "level": said.level,
        "is_numbered": said.is_numbered,
        "text": paragraphs.joined(paragraph.text for paragraph in said.paragraphs),
    }
    if section is None:
        section = text.open_section(report, report, by=by, **words)
    elif any(getattr(section, name) != words[name] for name in words):
        save_record(section, by=by, **words)
    Section.objects.filter(pk=section.pk).update(position=position)
    return Section.objects.readable_by(by).get(pk=section.pk)


def _lift(report, section, lifted, facts, by):
    """A recommendation in its paragraph; of a visit, a line of its notebook first."""
    said = {"text": lifted.text, **facts}
    made = joining.written_down(report, by=by, **said)
    if made is None:
        title = Truncator(lifted.text.split("\n")[0]).chars(TITLE_LENGTH)
        facts = {"title": title, "needs_assistance": False, **said}
        made = add_recommendation(report, by=by, **facts)
    anchor = section.anchors[lifted.paragraph]
    Passage.objects.create(record=made.marking, section=section, anchor=anchor)
    return made
