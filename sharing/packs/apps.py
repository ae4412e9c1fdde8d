from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "sharing.packs"
    label = "packs"
