from django.apps import AppConfig

from assessments import joining


class VisitsConfig(AppConfig):
    name = "visits"

    def ready(self):
        from . import releases  # noqa: PLC0415  models are only there when apps are ready

        joining.asked.append(releases.of_addition)
        releases.changing.registered.append(releases.to_be_agreed)
