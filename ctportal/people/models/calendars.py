"""The secret address at which somebody's calendar is fetched."""

from django.db import models
from django.utils import timezone

from .accounts import Person


class CalendarAddress(models.Model):
    """One person's, known by a digest: the address is shown once and not kept."""

    app_may = "SELECT, INSERT, DELETE"

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    drawn_at = models.DateTimeField(default=timezone.now)
