from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"

    def ready(self):
        # Models are only there when apps are ready.
        from assessments.merging import moving  # noqa: PLC0415

        from . import answering, ideas, letters, portions, scopes  # noqa: PLC0415
        from .models import StageAttachment  # noqa: PLC0415

        letters.register()
        answering.register()
        ideas.register()
        portions.register()
        scopes.register()
        moving.registered.append((StageAttachment, "record"))
