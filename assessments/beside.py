"""What the rooms of this app put beside a report and its results."""

from ctportal.pages import panels

from . import extracts
from .merging import panel as duplicates
from .models import MERGED, Assessment, Recommendation
from .translations import panels as translations
from .versions import panel as versions


def register():
    panels.registered[Assessment.kind] += [
        versions.of_report,
        translations.of_report,
        extracts.beside,
    ]
    panels.registered[Recommendation.kind].append(translations.of_result)
    for model in MERGED:
        panels.registered[model.kind].append(duplicates.of_record)
