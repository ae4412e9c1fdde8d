"""The exercise's overviews of implementation, one for each State."""

from datetime import timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessments import actions, state_results
from assessments.approvals import following
from assessments.models import Assessment
from ctportal.clearance.decisions import business
from ctportal.clearance.decisions.actions import adopt_at_meeting
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release
from ctportal.people.models import Classification, Community
from ctportal.reference.models import State

from .acting import acting
from .texts import theme_of, written

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
    for result in row.get("results", ()):
        _find(overview, result, by)
    for _step in range(row["steps"]):
        _go_on(overview, by)
    if is_open:
        release(overview, to=Community.objects.get(code="un-entities"), by=by)


def _find(overview, row, by):
    """What an overview found or recommends; of one, some words are its office's own."""
    said = {name: row[name] for name in ("title", "text")}
    said["theme"] = theme_of(row["theme"])
    if row["kind"] == "recommendation":
        actions.add_recommendation(overview, by=by, needs_assistance=True, **said)
        return
    said |= {name: row.get(name, "") for name in ("nature", "evidence")}
    found = actions.add_finding(overview, by=by, **said)
    if "sealed" in row:
        sealing.seal(found, row["sealed"], by=by)


def _go_on(overview, by):
    """To its next status; the Committee adopted older ones at a meeting."""
    if business.awaits(overview):
        on = overview.as_of + timedelta(days=30)
        adopt_at_meeting(overview, by=by, on=min(on, timezone.localdate()))
        overview.refresh_from_db(fields=("status", "version"))
    elif going := _going_along(overview, by):
        actions.put_before_state(overview, by=by, results=going)
    else:
        actions.advance(overview, by=by)


def _going_along(overview, by) -> list[str]:
    """What its State is shown with it, when it goes there."""
    if following(overview) != Assessment.Status.WITH_STATE:
        return []
    standing = state_results.standing(overview, by)
    return [one.result.ref for one in standing if one.may_go]


def _title(state, language):
    with translation.override(language):
        return _("Overview of implementation: %(state)s") % {"state": state.name}
