from pathlib import Path

from django.apps import AppConfig

from ctportal.pages import bulk as acts
from ctportal.pages import ribbon, waiting
from ctportal.people import handing_over as hand_overs
from ctportal.reference import further

from .wall import additions

# Beside the rule itself; each stands on those before it.
WALL = (
    "standing.sql",
    "reasons.sql",
    "releases.sql",
    "naming.sql",
    "questions.sql",
)


class ConfidentialityConfig(AppConfig):
    name = "ctportal.confidentiality"
    label = "confidentiality"

    def ready(self):
        from . import (  # noqa: PLC0415  models are only there when apps are ready
            bulk,
            changing,
            handing_over,
            naming,
            questions,
            receiving,
            releasing,
            returning,
            reviewing,
            standing,
        )

        further.loads.append(standing.load)
        acts.registered += [bulk.SHARE, bulk.CLASSIFY]
        hand_overs.registered.append(handing_over.SOURCE)
        ribbon.receivers.append(receiving.receivers)
        sources = (
            changing,
            naming,
            questions,
            releasing,
            returning,
            reviewing,
        )
        waiting.registered.extend(source.waiting for source in sources)
        wall = Path(__file__).parent / "wall"
        additions.files.extend(wall / name for name in WALL)
