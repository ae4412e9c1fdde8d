"""What an action refused, as machines are answered."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError as Refused
from rest_framework.exceptions import ValidationError


@contextmanager
def answered():
    """Tell what was refused and, where one is to blame, of which field."""
    try:
        yield
    except Refused as refusal:
        told = getattr(refusal, "message_dict", None) or refusal.messages
        raise ValidationError(told) from refusal
