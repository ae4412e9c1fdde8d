from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "visits"

    def ready(self):
        from . import registering  # noqa: PLC0415 - its models are there by now.

        registering.register()
