from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "ctportal.correspondence"
    label = "correspondence"
