"""The worker and the beat: a doorbell, for the database knows what is due."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ctportal.settings")

app = Celery("ctportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
