"""Telling a mission of its days: on its home, and beside the draft they run on."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.correspondence.clocks.reading import status_of
from ctportal.pages import panels
from ctportal.pages import waiting as home
from ctportal.pages.panels import Panel
from ctportal.pages.waiting import AT_MOST, Waiting

from ..models import Assessment
from . import days


def waiting(person) -> Iterator[Waiting]:
    """The drafts that wait for the comments of this person's State."""
    drafts = days.with_the_mission(person, AT_MOST)
    running = days.days_for_comments(drafts)
    for draft in drafts:
        if clock := running.get(draft.pk):
            yield Waiting(
                title=_("Comment on: %(report)s") % {"report": draft},
                href=reverse("assessments:comments", args=[draft.ref]),
                note=_until(clock),
                status=status_of(clock),
                clock=None if clock.suspended_on else clock.face,
                record=draft,
            )


def _until(clock) -> str:
    """The last day and how many are left, as they are counted."""
    if clock.suspended_on:
        return _("Your days stand still.")
    said = {"day": date_format(clock.ends_on), "left": status_of(clock).word}
    return _("Until %(day)s: %(left)s") % said


def beside(draft, person, *, offers=True) -> list[Panel]:
    """On the draft's page, where it offers to write one, and on that of comments."""
    clock = days.of_draft(draft, person)
    if clock is None:
        return []
    said = {"clock": clock, "status": status_of(clock), "offers": offers}
    return [Panel("assessments/_comment_days.html", said)]


def register():
    home.registered.append(waiting)
    panels.registered[Assessment.kind].append(beside)
