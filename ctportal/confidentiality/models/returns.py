"""Putting a sealed value back, which takes two people."""

from django.db import models

from ctportal.people.by_two import ByTwo

from .records import Link
from .sealed import SealedValue


class Return(ByTwo, Link):
    """Somebody proposes that a value is shared again with all who read its record."""

    app_may = "SELECT, INSERT, UPDATE"
    ends = ("sealed",)
    holder_only = True

    sealed = models.ForeignKey(SealedValue, models.PROTECT, related_name="returns")

    class Meta(ByTwo.Meta):
        abstract = False
