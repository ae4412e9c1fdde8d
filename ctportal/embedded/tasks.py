"""The heartbeat: one task, rung by the beat and run by a worker."""

import time

from celery import current_app, shared_task

KEY = "ctportal:heartbeat"
SECONDS_WITHOUT = 20


@shared_task
def beat_once() -> None:
    """Leave a sign in the broker that beat and worker both live."""
    with current_app.connection_for_write() as connection:
        client = connection.default_channel.client
        client.set(KEY, int(time.time()), ex=SECONDS_WITHOUT)


def is_beating() -> bool:
    """Whether the beat rang and a worker answered within the last seconds."""
    with current_app.connection_for_read() as connection:
        return bool(connection.default_channel.client.exists(KEY))
