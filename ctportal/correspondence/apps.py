from django.apps import AppConfig

from ctportal.ledger import off_portal


class CorrespondenceConfig(AppConfig):
    name = "ctportal.correspondence"
    label = "correspondence"

    def ready(self):
        # Models are only there when apps are ready.
        from ctportal.confidentiality.scopes import made_from  # noqa: PLC0415

        from .attached import documents_of_all  # noqa: PLC0415
        from .transmissions import sent_off_portal  # noqa: PLC0415

        made_from.append(documents_of_all)
        off_portal.sources.append(sent_off_portal)
