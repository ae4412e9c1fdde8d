from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.ledger import history as told
from ctportal.pages import waiting
from ctportal.reference import further

HERE = Path(__file__).parent


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        # Models are only there when apps are ready.
        from . import (  # noqa: PLC0415
            adoption,
            approvals,
            awaiting,
            beside,
            clearing,
            history,
            letters,
            milestones,
            portions,
            requirements,
            scopes,
        )
        from .approvals import changing  # noqa: PLC0415
        from .merging import moving  # noqa: PLC0415
        from .products import clearing as products  # noqa: PLC0415
        from .surveys import beside as surveys  # noqa: PLC0415
        from .surveys import clearing as instruments  # noqa: PLC0415
        from .translations import occasions  # noqa: PLC0415

        additions.files += [HERE / "comments.sql", HERE / "words.sql"]
        additions.files += [
            HERE / "going_by.sql",
            HERE / "approvals" / "approvals.sql",
            HERE / "requirements" / "requirements.sql",
        ]
        additions.files.append(moving.MovingRows())
        further.loads += [requirements.load, approvals.load]
        waiting.registered += [*awaiting.SOURCES, changing.waiting]
        told.WORDS.update(history.OF_NO_RECORD)
        adoption.register()
        clearing.register()
        products.register()
        instruments.register()
        portions.register()
        milestones.register()
        scopes.register()
        letters.register()
        surveys.register()
        beside.register()
        occasions.register()
