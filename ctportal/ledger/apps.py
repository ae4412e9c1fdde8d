from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions


class LedgerConfig(AppConfig):
    name = "ctportal.ledger"
    label = "ledger"

    def ready(self):
        here = Path(__file__).parent
        additions.files += [here / "reading.sql", here / "sealing.sql"]
