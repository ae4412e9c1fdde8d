from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality import closing
from ctportal.confidentiality.wall import additions


class ExchangeConfig(AppConfig):
    name = "sharing.exchange"
    label = "exchange"

    def ready(self):
        from .closing import close_waiting  # noqa: PLC0415  as models are there by now

        closing.closers.append(close_waiting)
        here = Path(__file__).parent
        additions.files += [here / "outbox.sql", here / "closing.sql"]
