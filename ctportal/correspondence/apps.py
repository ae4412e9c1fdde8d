from django.apps import AppConfig

from ctportal.ledger import history, off_portal
from ctportal.pages import waiting
from ctportal.people import handing_over as hand_overs
from ctportal.reference import further


class CorrespondenceConfig(AppConfig):
    name = "ctportal.correspondence"
    label = "correspondence"

    def ready(self):
        # Models are only there when apps are ready.
        from ctportal.confidentiality.scopes import made_from  # noqa: PLC0415

        from .attached import documents_of_all  # noqa: PLC0415
        from .clocks import handing_over, rules  # noqa: PLC0415
        from .clocks import waiting as clocks_waiting  # noqa: PLC0415
        from .letters import keeping  # noqa: PLC0415
        from .letters.history import OF_ALL  # noqa: PLC0415
        from .making import usual  # noqa: PLC0415
        from .transmissions import sent_off_portal  # noqa: PLC0415

        waiting.registered.append(clocks_waiting.waiting)
        usual.register()
        keeping.register()
        made_from.append(documents_of_all)
        further.loads.append(rules.load)
        hand_overs.registered.append(handing_over.SOURCE)
        history.WORDS.update(OF_ALL)
        off_portal.sources.append(sent_off_portal)
