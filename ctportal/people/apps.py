from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.pages.waiting import registered
from ctportal.reference import further


class PeopleConfig(AppConfig):
    name = "ctportal.people"
    label = "people"

    def ready(self):
        # Models are only there when apps are ready.
        from . import directory, waiting  # noqa: PLC0415

        further.loads.append(directory.load)
        additions.files.append(Path(__file__).parent / "places.sql")
        registered.extend([waiting.proposals_to_answer, waiting.places_ending])
