from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.pages import saved
from ctportal.pages.waiting import registered
from ctportal.reference import further

from . import handing_over


class PeopleConfig(AppConfig):
    name = "ctportal.people"
    label = "people"

    def ready(self):
        # Models are only there when apps are ready.
        from . import directory, held_places, saved_views, waiting  # noqa: PLC0415

        further.loads.append(directory.load)
        here = Path(__file__).parent
        additions.files += [here / "places.sql", here / "groups.sql"]
        handing_over.registered.extend([*held_places.SOURCES, saved_views.SOURCE])
        saved.finders.append(saved_views.of_list)
        registered.extend(waiting.SOURCES)
