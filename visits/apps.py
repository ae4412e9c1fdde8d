from django.apps import AppConfig

from ctportal.people import handing_over as hand_overs


class VisitsConfig(AppConfig):
    name = "visits"

    def ready(self):
        # Models are only there when apps are ready.
        from . import (  # noqa: PLC0415
            handing_over,
            lifted,
            milestones,
            occasions,
            portions,
            releases,
            scopes,
        )

        hand_overs.registered.extend(handing_over.SOURCES)
        lifted.register()
        portions.register()
        milestones.register()
        occasions.register()
        releases.register()
        scopes.register()
