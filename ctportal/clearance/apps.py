from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.ledger import history
from ctportal.pages import occasions as calendar
from ctportal.pages import waiting as home


class ClearanceConfig(AppConfig):
    name = "ctportal.clearance"
    label = "clearance"

    def ready(self):
        # Models are only there when apps are ready.
        from .chains import occasions, waiting  # noqa: PLC0415
        from .history import OF_ALL  # noqa: PLC0415

        additions.files.append(Path(__file__).parent / "chains" / "deciding.sql")
        home.registered += waiting.SOURCES
        calendar.registered.append(occasions.SOURCE)
        history.WORDS.update(OF_ALL)
