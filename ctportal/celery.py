"""The worker and the beat: a doorbell, for the database knows what is due."""

import os

from celery import Celery
from celery.signals import beat_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ctportal.settings")

app = Celery("ctportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse_a_powerful_login(**_signal):
    """Neither starts under a login that the wall does not stop."""
    # The database can be asked once Django is set up, which these signals follow.
    from ctportal.confidentiality.wall import role  # noqa: PLC0415

    role.refuse_a_powerful_login()
