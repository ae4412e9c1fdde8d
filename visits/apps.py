from django.apps import AppConfig

from assessments import joining


class VisitsConfig(AppConfig):
    name = "visits"

    def ready(self):
        from . import (  # noqa: PLC0415  models are only there when apps are ready
            portions,
            releases,
        )

        portions.register()
        joining.asked.append(releases.of_addition)
        releases.changing.registered.append(releases.to_be_agreed)
