from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        # Models are only there when apps are ready.
        from . import milestones, portions, scopes  # noqa: PLC0415

        portions.register()
        milestones.register()
        scopes.register()
