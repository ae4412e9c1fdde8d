from django.apps import AppConfig


class ExerciseConfig(AppConfig):
    name = "sharing.exercise"
    label = "exercise"
