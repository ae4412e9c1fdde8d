"""What States answered when asked to let others read, for the originating office."""

from . import audiences
from .models import Consent


def history_of(record):
    """Every answer kept on a record, the latest first; empty outside its office."""
    marking = getattr(record, "marking", record)
    answers = Consent.objects.filter(marking=marking)
    return answers.select_related("recorded_by", "letter").order_by("-said_on", "-pk")


def answer_for(record, readers: str = audiences.EVERYONE) -> str:
    """The answer in force for one class of readers: the latest that names them."""
    said = history_of(record).filter(readers__in={readers, audiences.EVERYONE})
    return said.values_list("answer", flat=True).first() or audiences.NOT_ASKED
