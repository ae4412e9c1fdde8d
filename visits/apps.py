from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "visits"

    def ready(self):
        # Models are only there when apps are ready.
        from . import portions, releases, scopes  # noqa: PLC0415

        portions.register()
        releases.register()
        scopes.register()
