from django.apps import AppConfig

from ctportal.pages import waiting
from ctportal.people import handing_over as hand_overs
from ctportal.reference import further


class VisitsConfig(AppConfig):
    name = "visits"

    def ready(self):
        # Models are only there when apps are ready.
        from . import (  # noqa: PLC0415
            adoption,
            awaiting,
            checklist_data,
            clearing,
            committee,
            going_along,
            handing_over,
            letters,
            lifted,
            merging_results,
            milestones,
            occasions,
            portions,
            releases,
            scopes,
            sharing,
            states,
        )

        hand_overs.registered.extend(handing_over.SOURCES)
        adoption.register()
        clearing.register()
        committee.register()
        lifted.register()
        going_along.register()
        portions.register()
        merging_results.register()
        milestones.register()
        occasions.register()
        releases.register()
        sharing.register()
        letters.register()
        scopes.register()
        states.register()
        further.loads.append(checklist_data.load)
        waiting.registered += awaiting.SOURCES
