from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.ledger import history as told
from ctportal.people import handing_over as hand_overs

from . import history
from .indexing import SearchIndex


class PortalConfig(AppConfig):
    name = "sharing.portal"
    label = "portal"

    def ready(self):
        from .handing_over import SOURCES  # noqa: PLC0415  models are there by now

        additions.files.append(SearchIndex())
        told.WORDS.update(history.OF_NO_RECORD)
        hand_overs.registered.extend(SOURCES)
