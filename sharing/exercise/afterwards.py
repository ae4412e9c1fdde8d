"""What becomes of reports: other languages, corrections, successors, duplicates."""

import json
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from assessments import actions
from assessments.models import Assessment, Recommendation, Section
from assessments.versions.reading import versions_of
from ctportal.correspondence import transmissions
from ctportal.people.models import Entity
from ctportal.reference.models import Theme
from sharing.corrigenda.actions import issue
from visits import results
from visits.models import Visit

from .acting import acting

TOLD = Path(__file__).parent / "data" / "afterwards.json"


def load():
    told = json.loads(TOLD.read_text(encoding="utf-8"))
    with acting("analyst.cted") as analyst:
        _translate(told, analyst)
        _supersede(told["superseding"], analyst)
        _correct(told["corrected"], analyst)
        _merge(told["duplicates"], analyst)


def _in_days(days):
    return timezone.localdate() + timedelta(days=days)


def _translate(told, by):
    """A visit's report in Arabic, in part; in French it is ordered."""
    visit = Visit.objects.readable_by(by).get(marking__state__iso3=told["report"])
    report = results.report_of(visit, by)
    sections = Section.objects.readable_by(by).for_table().of_report(report)
    known = {"by": by, "language": told["language"], "translator": told["translator"]}
    for section, words in zip(sections, told["sections"], strict=False):
        actions.translate(section, said=_said(section, words), **known)
    made = Recommendation.objects.readable_by(by).under(report).for_table()
    put = told["recommendation"]
    recommendation = made.get(title=put["title"])
    actions.translate(recommendation, said={("text", ""): put["text"]}, **known)
    _order(report, by, told["language"], translator=told["translator"])
    actions.order_translation(
        report, by=by, language="fr", due_on=_in_days(30), slot_on=_in_days(45)
    )


def _said(section, words) -> dict:
    paragraphs = zip(section.anchors, words["paragraphs"], strict=False)
    texts = {("text", anchor): text for anchor, text in paragraphs}
    return {("title", ""): words["title"]} | texts


def _order(report, by, language, **facts):
    days = {"due_on": _in_days(10), "slot_on": _in_days(21)}
    ordered = actions.order_translation(
        report, by=by, language=language, **days, **facts
    )
    actions.change_translation(ordered, by=by, sent_on=_in_days(-8))


def _overview_of(iso3, by) -> Assessment:
    overviews = Assessment.objects.readable_by(by).for_table()
    of_state = overviews.filter(type="overview", marking__state__iso3=iso3)
    return of_state.order_by("as_of", "ref")[0]


def _supersede(told, by):
    earlier = _overview_of(told["state"], by)
    later = actions.open_assessment(
        by=by,
        state=earlier.marking.state,
        type="overview",
        title=earlier.title,
        text=told["text"],
        as_of=_in_days(-20),
    )
    actions.supersede(earlier, later, by=by)


def _correct(told, by):
    """One was handed over with a mistake; who has it is told."""
    overview = _overview_of(told["state"], by)
    to = Entity.objects.get(code=told["entity"])
    for whom in ({"entity": to}, {"person": told["person"]}):
        handed = {"sent_on": _in_days(-30), "means": "by-hand", **whom}
        transmissions.write_down([overview.marking], by=by, **handed)
    text = overview.text.replace(told["former"], told["later"])
    overview = actions.change(overview, by=by, text=text)
    since = versions_of(overview, by)[-1]
    issue(overview, by=by, corrects=since, reason=told["reason"])


def _merge(told, by):
    report = _overview_of(told["state"], by)
    kept, other = (
        actions.add_recommendation(
            report,
            by=by,
            title=title,
            text=text,
            theme=Theme.objects.first(),
            needs_assistance=False,
        )
        for title, text in zip(told["titles"], told["texts"], strict=True)
    )
    actions.merge(kept, other, by=by, reason="Told twice")
