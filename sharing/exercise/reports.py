"""The report on Carana: its text, what the State says of it, what was answered."""

from datetime import timedelta

from django.utils import timezone

from assessments import actions
from assessments import report as reading
from assessments.models import Assessment, Passage, Recommendation
from visits import results
from visits.models import Visit

from .acting import acting
from .texts import written

LETTER = "NV 0231"
# Some paragraphs stand where a recommendation of the visit was made.
STANDING_AT = (3, 5, 8)


def load():
    said = written()["report"]
    with acting("analyst.cted") as analyst:
        report = _report_on(said["state"], analyst)
        _write(report, said["sections"], analyst)
        _place_recommendations(report, analyst)
        for row in said["comments"]:
            _comment(report, row, analyst)
        _report_progress(said["progress"], analyst)
    with acting("mission") as mission:
        _say_itself(said, mission)


def _report_on(iso3, by) -> Assessment:
    visits = Visit.objects.readable_by(by)
    return results.report_of(visits.get(marking__state__iso3=iso3), by)


def _write(report, sections, by):
    for row in sections:
        actions.add_section(
            report,
            by=by,
            title=row["title"],
            level=row["level"],
            text="\n\n".join(row["paragraphs"]),
        )


def _place_recommendations(report, by):
    chapters = reading.read(report, by)
    made = Recommendation.objects.readable_by(by).under(report).for_table()
    for number, recommendation in zip(STANDING_AT, made.order_by("pk"), strict=False):
        section, anchor = _place(chapters, number)
        Passage.objects.create(
            record=recommendation.marking, section=section, anchor=anchor
        )


def _place(chapters, number):
    return next(
        (chapter.section, paragraph.anchor)
        for chapter in chapters
        for paragraph in chapter.paragraphs
        if paragraph.number == number
    )


def _comment(report, row, by):
    section, anchor = _place(reading.read(report, by), row["paragraph"])
    comment = actions.comment(
        report,
        by=by,
        section=section,
        anchor=anchor,
        asks=row["asks"],
        text=row.get("text", ""),
        proposed=row.get("proposed", ""),
        letter_number=LETTER,
        letter_on=timezone.localdate() - timedelta(days=6),
    )
    verdict, reason = row["answer"]
    actions.answer(comment, by=by, verdict=verdict, reason=reason)


def _say_itself(said, by):
    """What the State's mission types here is its own record."""
    reports = Assessment.objects.readable_by(by).for_table()
    report = reports.filter(sections__isnull=False).distinct().get()
    section, anchor = _place(
        reading.read(report, by), said["from_mission"]["paragraph"]
    )
    text = said["from_mission"]["text"]
    place = {"section": section, "anchor": anchor}
    actions.comment(report, by=by, asks="remark", text=text, **place)


def _report_progress(texts, by):
    """What States tell of recommendations adopted long ago."""
    older = Recommendation.objects.readable_by(by).filter(marking__state__iso3="XAC")
    for recommendation, text in zip(
        older.for_table().order_by("pk"), texts, strict=False
    ):
        actions.report_progress(
            recommendation,
            by=by,
            text=text,
            reported_on=timezone.localdate() - timedelta(days=40),
            letter_number="NV 0192",
        )
