"""What the beat rings."""

from celery import shared_task

from .models import SentByMachine, SentForm


@shared_task
def forget_what_was_sent() -> None:
    """Forget the forms that nobody can send again, and the keys of machines."""
    SentForm.objects.outlived().delete()
    SentByMachine.objects.outlived().delete()
