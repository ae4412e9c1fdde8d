from django.apps import AppConfig

from ctportal.people import handing_over as hand_overs


class VisitsConfig(AppConfig):
    name = "visits"

    def ready(self):
        # Models are only there when apps are ready.
        from . import handing_over, portions, releases, scopes  # noqa: PLC0415

        hand_overs.registered.extend(handing_over.SOURCES)
        portions.register()
        releases.register()
        scopes.register()
