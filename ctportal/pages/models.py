"""Forms that were sent, so that one sent twice is answered twice and acted on once."""

from django.db import models
from django.utils import timezone


class SentForm(models.Model):
    """One sending of a form as it stood on one page; it says nothing of its words."""

    app_may = "SELECT, INSERT, UPDATE (led_to)"

    digest = models.CharField(max_length=64, primary_key=True)
    # Where its sender was led; empty while the act goes on.
    led_to = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
