from django.apps import AppConfig

from ctportal.reference import further


class CoordinationConfig(AppConfig):
    name = "coordination"

    def ready(self):
        from . import measures  # noqa: PLC0415  models are only there when apps are ready

        further.loads.append(measures.load)
