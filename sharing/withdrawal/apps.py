from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.pages import waiting


class WithdrawalConfig(AppConfig):
    name = "sharing.withdrawal"
    label = "withdrawal"

    def ready(self):
        from .waiting import sources  # noqa: PLC0415  as models are there by now

        waiting.registered.extend(sources)
        additions.files.append(Path(__file__).parent / "given.sql")
