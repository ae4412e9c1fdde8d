from django.apps import AppConfig


class ConfidentialityConfig(AppConfig):
    name = "ctportal.confidentiality"
    label = "confidentiality"
