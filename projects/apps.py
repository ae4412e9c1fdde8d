from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"

    def ready(self):
        # Models are only there when apps are ready.
        from . import portions, scopes  # noqa: PLC0415

        portions.register()
        scopes.register()
