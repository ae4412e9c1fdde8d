from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        from . import portions  # noqa: PLC0415  models are only there when apps are ready

        portions.register()
