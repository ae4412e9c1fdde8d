from django.apps import AppConfig


class ConfidentialityConfig(AppConfig):
    name = "ctportal.confidentiality"
    label = "confidentiality"

    def ready(self):
        from . import registering  # noqa: PLC0415 - its models are there by now.

        registering.register()
