"""Forms that were sent, so that one sent twice is answered twice and acted on once."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

# A page is signed out long before, and its form with it.
KEPT_FOR = timedelta(days=2)


class SentFormQuerySet(models.QuerySet):
    def outlived(self):
        """Those that nobody can send again."""
        return self.filter(at__lt=timezone.now() - KEPT_FOR)


class SentForm(models.Model):
    """One sending of a form as it stood on one page; it says nothing of its words."""

    digest = models.CharField(max_length=64, primary_key=True)
    # Where its sender was led; empty while the act goes on.
    led_to = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = SentFormQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"])]
