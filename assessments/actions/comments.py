"""What the State says of a report, and what CTED answers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import open_record, released_to, save_record
from ctportal.confidentiality.descent import open_from
from ctportal.confidentiality.policy import is_holder, require_holder
from ctportal.confidentiality.turns import take_turn
from ctportal.people.models import Membership

from ..models import Assessment, Comment, CommentAnswer, Section
from ..releases import releases_at, releases_reached
from .files import take_in
from .permission import WRITERS

Status = Assessment.Status
# People of a mission who look after the portal, not after what the State says.
NOT_SPEAKING = (Membership.Role.ADMINISTRATOR, Membership.Role.AUDITOR)


@transaction.atomic
def comment(assessment, *, by, section=None, anchor="", **said) -> Comment:
    """Keep what the State says of a paragraph of the draft that it was sent.

    Its mission says it itself; people of the report's office write it down on its
    behalf, naming the letter.
    """
    if assessment.is_before(Status.WITH_STATE):
        raise ValidationError(_("The State comments once the report is put before it."))
    about = section or assessment
    place = {"assessment": assessment, "about": about.marking, "anchor": anchor}
    if speaks_for_state(by, assessment):
        return _say(assessment, about, by, **place, **said)
    require_holder(by, assessment, *WRITERS)
    if not said.get("letter_number", "").strip():
        raise ValidationError({"letter_number": _("Name the letter of the State.")})
    return open_from(about, Comment, by=by, **place, **said)


def may_comment(person, assessment) -> bool:
    """Whether this person writes down what the State says of it, or says it for the
    State while that has the draft."""
    if assessment.is_before(Status.WITH_STATE):
        return False
    if is_holder(person, assessment) and person.role in WRITERS:
        return True
    is_with_state = assessment.status == Status.WITH_STATE
    return is_with_state and speaks_for_state(person, assessment)


def speaks_for_state(person, assessment) -> bool:
    """Whether this person is of the permanent mission of the State assessed."""
    entity, state = person.entity, assessment.marking.state_id
    if not (person.is_active and entity and entity.is_mission and state):
        return False
    return entity.state_id == state and person.role not in NOT_SPEAKING


def may_change_comment(person, comment) -> bool:
    """Whether this person changes it: a writer of the office that wrote it down, or one
    of the mission that said it, while the report is with the State."""
    return is_holder(person, comment) and may_comment(person, comment.assessment)


def require_may_change(person, comment):
    if not may_change_comment(person, comment):
        raise PermissionDenied(_("This comment is not yours to change now."))


@transaction.atomic
def change_comment(comment, *, by, **said) -> Comment:
    """Change what is said, until it was answered: then another is added."""
    require_may_change(by, comment)
    _require_unanswered(comment)
    return save_record(comment, by=by, **said)


def _require_unanswered(comment):
    take_turn(CommentAnswer.kind, comment.pk)
    if is_answered(comment):
        raise ValidationError(_("This comment was taken up already. Add another."))


def is_answered(comment) -> bool:
    """Whether a comment of one's own office was answered, though nobody there reads
    the answer yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT comment_is_answered(%s)", [comment.pk])
        return cursor.fetchone()[0]


@transaction.atomic
def place(comment, *, by, section=None, anchor="") -> Comment:
    """Put a comment at the paragraph it is about."""
    require_may_change(by, comment)
    if section and section.assessment_id != comment.assessment_id:
        raise ValidationError(_("Choose a paragraph of the report it is about."))
    about = (section or comment.assessment).marking
    if speaks_for_state(by, comment.assessment):
        _require_unanswered(comment)
    CommentAnswer.objects.filter(comment=comment).update(about=about)
    moved = {"about": about, "anchor": anchor, "is_unplaced": False}
    return save_record(comment, by=by, event="placed", **moved)


@transaction.atomic
def answer(comment, *, by, verdict, reason) -> CommentAnswer:
    """Answer a comment; the State reads the answer once the report goes on.

    Before that it is the office's own; answered anew, the former answer is kept.
    """
    assessment = comment.assessment
    require_holder(by, assessment, *WRITERS)
    take_turn(CommentAnswer.kind, comment.pk)
    given = CommentAnswer.objects.readable_by(by).filter(comment=comment).first()
    if given:
        return save_record(given, by=by, verdict=verdict, reason=reason)
    return open_record(
        CommentAnswer,
        by=by,
        holder=assessment.marking.holder,
        state=assessment.marking.state,
        classification=comment.classification,
        releases=releases_reached(assessment, Status.COMMITTEE),
        comment=comment,
        about=comment.about,
        verdict=verdict,
        reason=reason,
    )


@transaction.atomic
def take_in_comments(file, said, *, by) -> list[Comment]:
    """Make what was read from a file the State returned its comments; once.

    `said` are pairs of a section's number with an anchor, or None, and the words.
    """
    report = take_in(file, by=by)
    if report is None:
        return []
    letter = {"letter_number": file.letter_number, "letter_on": file.letter_on}
    readable = Section.objects.readable_by(by).for_table()
    sections = {section.pk: section for section in readable.of_report(report)}
    made = []
    for where, words in said:
        number, anchor = where or (None, "")
        section = sections.get(number)
        unplaced = {"is_unplaced": section is None}
        made.append(
            comment(
                report,
                by=by,
                section=section,
                anchor=anchor,
                language=file.document.language,
                **unplaced,
                **letter,
                **words,
            )
        )
    return made


def _say(report, passage, by, /, **said):
    """The mission's own record, for the report's office and for those whom the report
    goes to with its annex: they read it once they read the passage."""
    if report.status != Status.WITH_STATE:
        raise PermissionDenied(_("The report is no longer with the State."))
    later = [
        made
        for status in (Status.COMMITTEE, Status.ADOPTED)
        for made in releases_at(status, report)
    ]
    return open_record(
        Comment,
        by=by,
        state=report.marking.state,
        classification=passage.classification,
        releases=[released_to(report.holder), *later],
        **said,
    )
