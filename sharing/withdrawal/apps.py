from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.pages import bulk as acts
from ctportal.pages import waiting


class WithdrawalConfig(AppConfig):
    name = "sharing.withdrawal"
    label = "withdrawal"

    def ready(self):
        # Models are only there when apps are ready.
        from . import letters  # noqa: PLC0415
        from .bulk import WITHDRAW  # noqa: PLC0415
        from .waiting import sources  # noqa: PLC0415

        letters.register()
        acts.registered.append(WITHDRAW)
        waiting.registered.extend(sources)
        additions.files.append(Path(__file__).parent / "given.sql")
