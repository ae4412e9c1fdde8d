from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.reference import further


class PeopleConfig(AppConfig):
    name = "ctportal.people"
    label = "people"

    def ready(self):
        from . import directory  # noqa: PLC0415  models are only there when apps are ready

        further.loads.append(directory.load)
        additions.files.append(Path(__file__).parent / "places.sql")
