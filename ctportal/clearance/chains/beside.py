"""What stands beside a record's page: where its clearance is, for its own office."""

from ctportal.pages.panels import Panel

from .reading import course_of


def panels_of(record, person) -> list[Panel]:
    """The course of its clearance; nothing for other offices, nor of what went out
    without any.

    While it is kept, the next step is taken here: the page offers no way round.
    """
    course = course_of(record, person)
    if course is None or not (course.rounds or course.is_kept):
        return []
    takes_the_step = course.is_kept and not course.may_go_out
    told = {"course": course}
    return [Panel("clearance/_panel.html", told, takes_the_step=takes_the_step)]
