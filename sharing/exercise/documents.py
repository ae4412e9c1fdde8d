"""Letters of the exercise, attached to the visits they are about."""

from django.core.files.uploadedfile import SimpleUploadedFile

from ctportal.correspondence import actions
from visits.models import Visit

from .acting import acting
from .texts import written

ABOUT = {"en": "XAA", "es": "XAH", "fr": "XAF"}


def load():
    with acting("analyst.cted") as analyst:
        for row in written()["documents"]:
            _load(row, analyst)


def _load(row, by):
    visits = Visit.objects.readable_by(by).for_table()
    actions.attach(
        visits.get(marking__state__iso3=ABOUT[row["language"]]),
        file=SimpleUploadedFile(row["name"], row["text"].encode()),
        title=row["title"],
        language=row["language"],
        by=by,
    )
