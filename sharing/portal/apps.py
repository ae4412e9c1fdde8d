from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "sharing.portal"
    label = "portal"
