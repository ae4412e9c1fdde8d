from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.pages import panels, waiting


class CorrigendaConfig(AppConfig):
    name = "sharing.corrigenda"
    label = "corrigenda"

    def ready(self):
        # Models are only there when apps are ready.
        from assessments.models import Assessment  # noqa: PLC0415

        from . import letters  # noqa: PLC0415
        from .beside import of_report  # noqa: PLC0415
        from .waiting import to_send  # noqa: PLC0415

        letters.register()
        panels.registered[Assessment.kind].append(of_report)
        waiting.registered.append(to_send)
        additions.files.append(Path(__file__).parent / "outbox.sql")
