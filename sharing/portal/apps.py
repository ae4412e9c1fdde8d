from django.apps import AppConfig

from ctportal.confidentiality.wall import additions

from .indexing import SearchIndex


class PortalConfig(AppConfig):
    name = "sharing.portal"
    label = "portal"

    def ready(self):
        additions.files.append(SearchIndex())
