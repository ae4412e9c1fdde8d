from django.apps import AppConfig

from ctportal.reference import further


class ConfidentialityConfig(AppConfig):
    name = "ctportal.confidentiality"
    label = "confidentiality"

    def ready(self):
        from . import standing  # noqa: PLC0415  models are only there when apps are ready

        further.loads.append(standing.load)
