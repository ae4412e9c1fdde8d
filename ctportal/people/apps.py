from django.apps import AppConfig

from ctportal.reference import further


class PeopleConfig(AppConfig):
    name = "ctportal.people"
    label = "people"

    def ready(self):
        from . import directory  # noqa: PLC0415  models are only there when apps are ready

        further.loads.append(directory.load)
