"""Which releases each step of an assessment's life gives it."""

from datetime import date

from django.utils import timezone

from ctportal.confidentiality.models import Release, StandingRelease
from ctportal.confidentiality.standing import releases_for

from .models import Assessment, CommentAnswer

Status, Type = Assessment.Status, Assessment.Type
Information, Step = StandingRelease.Information, StandingRelease.Step

INFORMATION = {
    Type.OVERVIEW: Information.OVERVIEW,
    Type.SURVEY: Information.SURVEY,
    Type.COMPREHENSIVE: Information.REPORT,
    Type.FOCUSED: Information.REPORT,
    Type.FOLLOW_UP: Information.REPORT,
    Type.ADVOCACY: Information.REPORT,
}
STEPS = {
    Status.WITH_STATE: Step.WITH_STATE,
    Status.COMMITTEE: Step.COMMITTEE,
    Status.ADOPTED: Step.ADOPTION,
}


def releases_reached(assessment, since) -> list[Release]:
    """The unsaved releases of every step up to today's, once that is `since` or later.

    What is added to a report late reaches those who have the report already.
    """
    if assessment.is_before(since):
        return []
    taken = [status for status in STEPS if not assessment.is_before(status)]
    return [made for status in taken for made in releases_at(status, assessment)]


def releases_of_part(part, status, assessment, **days) -> list[Release]:
    """What a step of a report gives one part of it.

    Answers to the State's comments are the office's own while the State comments; it is
    given them when the report goes on.
    """
    if not isinstance(part, CommentAnswer):
        return releases_at(status, assessment, **days)
    if status == Status.WITH_STATE:
        return []
    first = releases_at(Status.WITH_STATE, assessment, **days)
    is_first = status == Status.COMMITTEE
    return [*(first if is_first else ()), *releases_at(status, assessment, **days)]


def releases_at(
    status, assessment, *, on: date | None = None, decided_on: date | None = None
) -> list[Release]:
    """The unsaved releases that a step taken on a day gives; others stay as they are.

    `decided_on` is the day whose standing releases count: when the visit was agreed.
    """
    information, step = INFORMATION.get(assessment.type), STEPS.get(status)
    if information is None or step is None:
        return []
    return releases_for(
        information,
        step,
        holder=assessment.holder,
        state=assessment.marking.state_id,
        stepped_on=on or timezone.localdate(),
        decided_on=decided_on,
    )
