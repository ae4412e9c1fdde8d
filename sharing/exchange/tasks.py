"""What the beat rings; what is due stands in the database."""

from celery import shared_task

from . import actions


@shared_task
def send_due_editions() -> None:
    """Make the editions whose day has come and put them in the outbox."""
    actions.make_due_editions()


@shared_task
def empty_the_outbox() -> None:
    """Send what waits in the outbox."""
    actions.empty_the_outbox()
