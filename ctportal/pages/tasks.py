"""What the beat rings."""

from celery import shared_task

from .models import SentForm


@shared_task
def forget_sent_forms() -> None:
    """Forget the forms that nobody can send again."""
    SentForm.objects.outlived().delete()
