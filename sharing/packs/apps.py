from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality import closing
from ctportal.confidentiality.wall import additions

from . import sealing


class PacksConfig(AppConfig):
    name = "sharing.packs"
    label = "packs"

    def ready(self):
        from .closing import close_copies  # noqa: PLC0415  as models are there by now

        closing.closers.append(close_copies)
        closing.followers.append(sealing.follow)
        here = Path(__file__).parent
        additions.files += [here / "closing.sql", here / "sealing.sql"]
