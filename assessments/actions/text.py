"""Writing the text of a report, section by section."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import save_record, withdraw
from ctportal.confidentiality.descent import open_from
from ctportal.confidentiality.policy import is_holder, require_holder
from ctportal.confidentiality.turns import held

from .. import paragraphs
from ..models import Assessment, Comment, Passage, Section
from .permission import WRITERS

# Between two sections there is room for the two that one is parted into.
STEP = 10


@transaction.atomic
def add_section(assessment, *, by, after=None, text="", **fields) -> Section:
    """Add a section to the report's text, at its end or after another.

    It starts with the report's own readers, and goes with the report from then on.
    """
    require_holder(by, assessment, *WRITERS)
    hold_report(assessment, by=by)
    return open_section(assessment, assessment, by=by, after=after, text=text, **fields)


def open_section(source, assessment, *, by, after=None, text="", anchors=(), **fields):
    """Make a section from a report or from another section, with its readers."""
    return open_from(
        source,
        Section,
        by=by,
        assessment=assessment,
        position=_position(assessment, after),
        text=text,
        anchors=list(anchors) or paragraphs.anchors_of(text),
        **{"language": assessment.language} | fields,
    )


@transaction.atomic
def take_out(section, *, by) -> Section:
    """Take a section out of the report: its office keeps it, and others lose it.

    One that the State has commented on stays, for the State to find its comment.
    """
    require_holder(by, section, *WRITERS)
    if Comment.objects.readable_by(by).filter(about=section.marking).exists():
        raise ValidationError(
            _("The State has commented on this section. Change its text instead.")
        )
    withdraw(list(section.marking.releases.filter(withdrawn_at=None)), by=by)
    return save_record(section, by=by, event="taken-out", taken_out_at=timezone.now())


@transaction.atomic
def set_apart(section, anchor, *, by) -> Section:
    """Make one paragraph a section of its own, so that it can be withheld alone.

    It starts with the readers it had.  What followed it goes on in a third section.
    """
    require_holder(by, section, *WRITERS)
    hold_report(Assessment(pk=section.assessment_id), by=by)
    known = section.paragraphs
    at = next(
        (n for n, (known_as, _text) in enumerate(known) if known_as == anchor), -1
    )
    if at < 0 or section.sealed:
        raise ValidationError(_("This paragraph cannot be set apart."))
    if len(known) == 1 and not section.title:
        return section
    _require_movable(section, anchor, by)
    rest = _open_part(section, known[at + 1 :], section, by)
    apart = _open_part(section, known[at : at + 1], section, by)
    _move(section, apart, rest)
    _take_words(section, apart, rest)
    text = paragraphs.joined(words for _anchor, words in known[:at])
    save_record(section, by=by, event="parted", text=text)
    return apart


def hold_report(assessment, *, by) -> Assessment:
    """The report, whose text nobody else rearranges until we are done."""
    held(Assessment, [assessment.pk], by=by)
    return Assessment.objects.readable_by(by).get(pk=assessment.pk)


def _open_part(section, part, after, by):
    """A section with some of another's paragraphs, which keep their anchors."""
    if not part:
        return None
    report = Assessment.objects.readable_by(by).get(pk=section.assessment_id)
    return open_section(
        section,
        report,
        by=by,
        after=after,
        text=paragraphs.joined(words for _anchor, words in part),
        anchors=[anchor for anchor, _words in part],
        level=section.level,
        is_numbered=section.is_numbered,
        language=section.language,
    )


def _move(section, *parts):
    """What stood at a paragraph, or was said of it, is with it still."""
    for part in filter(None, parts):
        there = {"anchor__in": part.anchors}
        Passage.objects.filter(section=section, **there).update(section=part)
        with connection.cursor() as cursor:
            moved = [section.pk, part.anchors, part.pk]
            cursor.execute("SELECT comments_follow(%s, %s, %s)", moved)


def _take_words(section, apart, rest):
    """What versions keep of these paragraphs is read under their own marking too."""
    with connection.cursor() as cursor:
        for part in filter(None, (rest, apart)):
            taken = [section.pk, part.pk, part is apart]
            cursor.execute("SELECT words_go_with(%s, %s, %s)", taken)


def _require_movable(section, anchor, by):
    """A paragraph is not withheld with what the mission itself said of it."""
    said = Comment.objects.readable_by(by).for_table()
    said = said.filter(about=section.marking, anchor=anchor)
    if not all(is_holder(by, comment) for comment in said):
        raise ValidationError(_("The State’s mission has commented on this paragraph."))


def _position(assessment, after):
    """The place at the end, or right after a section: those behind it make room."""
    beneath = Section.objects.filter(assessment=assessment)
    if after is None:
        last = beneath.aggregate(last=Max("position"))["last"] or 0
        return last + STEP
    behind = beneath.filter(position__gt=after.position)
    behind.update(position=F("position") + STEP)
    return after.position + 1
