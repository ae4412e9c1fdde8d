"""What the beat rings; what is due stands in the database."""

from celery import shared_task

from .outbox import OUTBOX


@shared_task
def send_corrigenda() -> None:
    """Send the notices of corrigenda that wait."""
    OUTBOX.empty()
