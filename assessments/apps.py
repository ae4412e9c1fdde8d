from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        # Models are only there when apps are ready.
        from . import portions, scopes  # noqa: PLC0415

        portions.register()
        scopes.register()
