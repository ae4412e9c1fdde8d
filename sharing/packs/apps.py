from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality import closing
from ctportal.confidentiality.wall import additions


class PacksConfig(AppConfig):
    name = "sharing.packs"
    label = "packs"

    def ready(self):
        from .closing import close_copies  # noqa: PLC0415  as models are there by now

        closing.closers.append(close_copies)
        additions.files.append(Path(__file__).parent / "closing.sql")
