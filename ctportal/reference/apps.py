from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "ctportal.reference"
    label = "reference"
