from django.apps import AppConfig

from ctportal.pages import waiting


class NotesConfig(AppConfig):
    name = "sharing.notes"
    label = "notes"

    def ready(self):
        from . import awaiting  # noqa: PLC0415  models are only there when apps are ready

        waiting.registered += [awaiting.signatures, awaiting.acknowledgements]
