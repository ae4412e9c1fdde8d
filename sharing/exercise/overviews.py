"""The exercise's overviews of implementation, one for each State."""

from datetime import timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessments import actions
from ctportal.clearance.decisions import business
from ctportal.clearance.decisions.actions import adopt_at_meeting
from ctportal.confidentiality.actions import release
from ctportal.people.models import Classification, Community
from ctportal.reference.models import State

from .acting import acting
from .texts import written

# Published by its originating office to all United Nations entities.
OPEN_TO_ALL = {"XAC", "XAG"}


def load():
    with acting("analyst.cted") as analyst:
        for row in written()["overviews"]:
            _load(row, analyst)


def _load(row, by):
    state = State.objects.get(iso3=row["state"])
    is_open = state.iso3 in OPEN_TO_ALL
    marks = Classification
    overview = actions.open_assessment(
        by=by,
        state=state,
        type="overview",
        classification=marks.UNCLASSIFIED if is_open else marks.CONFIDENTIAL,
        title=_title(state, row["language"]),
        text=row["text"],
        language=row["language"],
        as_of=timezone.localdate() - timedelta(days=row["days"]),
    )
    for _step in range(row["steps"]):
        _go_on(overview, by)
    if is_open:
        release(overview, to=Community.objects.get(code="un-entities"), by=by)


def _go_on(overview, by):
    """To its next status; the Committee adopted older ones at a meeting."""
    if business.awaits(overview):
        on = overview.as_of + timedelta(days=30)
        adopt_at_meeting(overview, by=by, on=min(on, timezone.localdate()))
        overview.refresh_from_db(fields=("status", "version"))
    else:
        actions.advance(overview, by=by)


def _title(state, language):
    with translation.override(language):
        return _("Overview of implementation: %(state)s") % {"state": state.name}
