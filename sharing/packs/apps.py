from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality import closing
from ctportal.confidentiality.wall import additions
from ctportal.pages import bulk
from ctportal.people import handing_over as hand_overs

from . import sealing


class PacksConfig(AppConfig):
    name = "sharing.packs"
    label = "packs"

    def ready(self):
        # As models are there by now.
        from .bulk import INTO_PACK  # noqa: PLC0415
        from .closing import close_copies  # noqa: PLC0415
        from .handing_over import SOURCE  # noqa: PLC0415

        bulk.registered.append(INTO_PACK)
        hand_overs.registered.append(SOURCE)
        closing.closers.append(close_copies)
        closing.followers.append(sealing.follow)
        here = Path(__file__).parent
        additions.files += [here / "closing.sql", here / "sealing.sql"]
