"""What the beat rings."""

from celery import shared_task

from . import sealing


@shared_task
def seal() -> None:
    """Seal what is settled, then take the seals outside, those of before as well."""
    sealing.seal()
    sealing.carry_outside()
