from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "ctportal.reference"
    label = "reference"
    # Loaded by the schema's owner; the portal only reads it.
    app_may = "SELECT"
