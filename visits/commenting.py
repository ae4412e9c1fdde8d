"""The days for comments that a visit keeps, for the mission that reads its report."""

from pathlib import Path

from django.db import connection

from assessments.commenting import days
from ctportal.confidentiality.wall import additions
from ctportal.correspondence.models import Kind, RunningClock

NAMES = ("started_on", "ends_on", "in_working_days", "suspended_on")


def of_reports(numbers: list[int]) -> dict[int, RunningClock]:
    """By report, its visit's days as far as a mission is told them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM comment_days(%s)", [numbers])
        rows = cursor.fetchall()
    return {
        report: RunningClock(kind=Kind.COMMENTS, **dict(zip(NAMES, told, strict=True)))
        for report, *told in rows
    }


def register():
    additions.files.append(Path(__file__).parent / "comment_days.sql")
    days.further.append(of_reports)
