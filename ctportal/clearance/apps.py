from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.ledger import history


class ClearanceConfig(AppConfig):
    name = "ctportal.clearance"
    label = "clearance"

    def ready(self):
        # Models are only there when apps are ready.
        from .history import OF_ALL  # noqa: PLC0415

        additions.files.append(Path(__file__).parent / "chains" / "deciding.sql")
        history.WORDS.update(OF_ALL)
