from django.apps import AppConfig

from ctportal.pages import waiting
from ctportal.people import handing_over as hand_overs


class NotesConfig(AppConfig):
    name = "sharing.notes"
    label = "notes"

    def ready(self):
        # Models are only there when apps are ready.
        from . import awaiting, handing_over  # noqa: PLC0415

        hand_overs.registered.append(handing_over.SOURCE)
        waiting.registered += [awaiting.signatures, awaiting.acknowledgements]
