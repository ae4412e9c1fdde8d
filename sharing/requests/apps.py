from django.apps import AppConfig

from ctportal.pages import waiting


class RequestsConfig(AppConfig):
    name = "sharing.requests"
    label = "requests"

    def ready(self):
        from . import due  # noqa: PLC0415  models are only there when apps are ready

        waiting.registered.extend(due.SOURCES)
