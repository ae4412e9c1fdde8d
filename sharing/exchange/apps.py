from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality import closing
from ctportal.confidentiality.wall import additions
from ctportal.people import handing_over as hand_overs

from . import sealing


class ExchangeConfig(AppConfig):
    name = "sharing.exchange"
    label = "exchange"

    def ready(self):
        # Models are there by now.
        from .closing import close_waiting  # noqa: PLC0415
        from .handing_over import SOURCE  # noqa: PLC0415

        hand_overs.registered.append(SOURCE)
        closing.closers.append(close_waiting)
        closing.followers.append(sealing.follow)
        here = Path(__file__).parent
        names = ("outbox.sql", "closing.sql", "sealing.sql")
        additions.files += [here / name for name in names]
