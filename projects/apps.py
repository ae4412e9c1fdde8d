from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"

    def ready(self):
        from . import portions  # noqa: PLC0415  models are only there when apps are ready

        portions.register()
