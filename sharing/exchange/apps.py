from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions


class ExchangeConfig(AppConfig):
    name = "sharing.exchange"
    label = "exchange"

    def ready(self):
        additions.files.append(Path(__file__).parent / "outbox.sql")
