"""What the beat rings; what is due stands in the database."""

from celery import shared_task

from . import outbox


@shared_task
def send_notices() -> None:
    """Send the withdrawal notices that wait."""
    outbox.empty()
