from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.pages import panels, waiting
from ctportal.reference import further


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        # Models are only there when apps are ready.
        from . import (  # noqa: PLC0415
            adoption,
            approvals,
            clearing,
            extracts,
            letters,
            milestones,
            portions,
            requirements,
            scopes,
        )
        from .following import awaiting as following  # noqa: PLC0415
        from .merging import awaiting as merging  # noqa: PLC0415
        from .merging import moving  # noqa: PLC0415
        from .merging import panel as duplicates  # noqa: PLC0415
        from .models import MERGED, Assessment, Recommendation  # noqa: PLC0415
        from .programmes import awaiting as programmes  # noqa: PLC0415
        from .surveys import beside as surveys  # noqa: PLC0415
        from .translations import occasions as translation_days  # noqa: PLC0415
        from .translations import panels as translations  # noqa: PLC0415
        from .versions import panel as versions  # noqa: PLC0415

        additions.files.append(Path(__file__).parent / "comments.sql")
        further.loads += [requirements.load, approvals.load]
        adoption.register()
        clearing.register()
        additions.files.append(Path(__file__).parent / "words.sql")
        portions.register()
        milestones.register()
        scopes.register()
        letters.register()
        surveys.register()
        waiting.registered += [
            following.proposals,
            programmes.to_answer,
            merging.to_take_apart,
        ]
        panels.registered[Assessment.kind] += [
            versions.of_report,
            translations.of_report,
            extracts.beside,
        ]
        panels.registered[Recommendation.kind].append(translations.of_result)
        for model in MERGED:
            panels.registered[model.kind].append(duplicates.of_record)
        additions.files.append(moving.MovingRows())
        translation_days.register()
