from django.apps import AppConfig

from ctportal.reference import further


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        # Models are only there when apps are ready.
        from . import milestones, portions, requirements, scopes  # noqa: PLC0415

        further.loads.append(requirements.load)
        portions.register()
        milestones.register()
        scopes.register()
