"""What the beat rings; what is due stands in the database."""

from celery import shared_task

from .decisions import recording


@shared_task
def record_no_objections() -> None:
    """Write down what deadlines have passed over in silence."""
    recording.record_all()
