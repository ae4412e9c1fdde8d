from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.people import handing_over as hand_overs

from .indexing import SearchIndex


class PortalConfig(AppConfig):
    name = "sharing.portal"
    label = "portal"

    def ready(self):
        from .handing_over import SOURCES  # noqa: PLC0415  models are there by now

        additions.files.append(SearchIndex())
        hand_overs.registered.extend(SOURCES)
