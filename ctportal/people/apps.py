from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "ctportal.people"
    label = "people"
