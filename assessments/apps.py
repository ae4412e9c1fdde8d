from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        from . import registering  # noqa: PLC0415 - its models are there by now.

        registering.register()
