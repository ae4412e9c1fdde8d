from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"

    def ready(self):
        # Models are only there when apps are ready.
        from . import ideas, portions, scopes  # noqa: PLC0415

        ideas.register()
        portions.register()
        scopes.register()
