"""What the beat rings; what is due stands in the database."""

from celery import shared_task

from .clocks import reminding


@shared_task
def remind_of_clocks() -> None:
    """Remind who keeps clocks of those that end soon, or ended."""
    reminding.remind_all()
